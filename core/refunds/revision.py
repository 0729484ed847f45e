"""What became different between proposing a refund and approving it."""

from collections.abc import Mapping
from typing import Any

TOLD = {
    "snapshot_version": "order snapshot version",
    "snapshot_sha256": "order snapshot hash",
    "eligible_refund_cents": "cents that policy gives",
    "open_cents": "cents left open by policy",
    "max_allowed_cents": "cents left of what was captured",
}


def changes_since(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, ...]:
    """Each figure of the decision that moved, in words; nothing when the decision stands."""
    return tuple(
        f"{words}: {before.get(name)} then, {after.get(name)} now"
        for name, words in TOLD.items()
        if before.get(name) != after.get(name)
    )
