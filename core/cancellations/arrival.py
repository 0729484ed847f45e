"""What the arrival of an order snapshot may start by itself."""

from collections.abc import Iterator
from enum import StrEnum

from core.cancellations.cancelled_part import CancelledPart, cancelled_parts
from core.orders.snapshot import OrderSnapshot


class Entries(StrEnum):
    """Which cancellations open their case by themselves."""

    ALL = "all"
    """Whatever was not known as cancelled: the order service tells what happens now."""
    CHANGES = "changes"
    """What was known and not cancelled: an order first heard of as cancelled is history."""
    NONE = "none"
    """Nothing: all of it is history."""


def news(
    order: OrderSnapshot, known: OrderSnapshot | None, entries: Entries
) -> Iterator[CancelledPart]:
    """What became cancelled with `order` since `known`, the newest that arrived before it."""
    if entries is Entries.NONE or (entries is Entries.CHANGES and known is None):
        return
    before = {part.key for part in cancelled_parts(known)} if known else set()
    if known is not None and known.order_id not in before:
        yield from (part for part in cancelled_parts(order) if part.key not in before)
    elif known is None:
        yield from cancelled_parts(order)
