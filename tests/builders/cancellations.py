"""Entries of cancellations for tests."""

from typing import Any

from attrs import evolve

from core.cancellations.entry import CancellationEntry
from tests.builders.instants import NOON


def a_cancellation_entry(key: str = "ord_1001", **changes: Any) -> CancellationEntry:
    """One that is due, of a whole order, but for `changes`."""
    order_id = key.partition(" ")[0]
    entry = CancellationEntry(key=key, order_id=order_id, leg_id=None, found_at=NOON)
    return evolve(entry, **changes)
