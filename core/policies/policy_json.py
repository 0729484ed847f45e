"""A policy as it would stand in the snapshot of an order that is sold under it."""

from typing import Any

from attrs import asdict

from core.orders.policy import Policy


def policy_json(policy: Policy) -> dict[str, Any]:
    """Every field under its name in kernels.md, the band farthest from the start first.

    A kernel without bands has none. Reading it as a snapshot's policy gives `policy` again.
    """
    written = asdict(policy)
    bands = written.pop("bands")
    if bands:
        written["bands"] = list(reversed(bands))
    return written
