"""Deciding one leg in a line: what varies is named, the rest is the order of kernels.md."""

from datetime import UTC, datetime
from typing import Any

from core.kernels.deciding import decide_order
from core.kernels.decision import LegDecision
from core.kernels.facts import NO_FACTS, Facts
from core.parts import Parts
from tests.orders.worked_example import Json, order_json, snapshot_of

STARTS = datetime(2026, 12, 5, 18, tzinfo=UTC)
LONG_BEFORE = datetime(2026, 11, 21, tzinfo=UTC)


def at(text: str) -> datetime:
    """The instant `2026-12-05T18:00:00Z` names."""
    return datetime.fromisoformat(text)


def decided(
    leg: Json,
    *,
    when: datetime = LONG_BEFORE,
    reason: str = "buyer_cancelled",
    facts: Facts = NO_FACTS,
    **order: Any,
) -> LegDecision:
    """The decision on an order of this one leg, on a case opened at `when`."""
    decision = decide_order(
        snapshot_of(order_json(leg, **order)), case_created_at=when, reason=reason, facts=facts
    )
    return decision.legs[0]


def split_of(parts: Parts) -> tuple[int, int, int, int]:
    """Subtotal, service tax, platform fee, fee tax: as the tables of kernels.md order them."""
    return (
        parts.subtotal_cents,
        parts.service_tax_cents,
        parts.platform_fee_cents,
        parts.platform_fee_tax_cents,
    )


NOTHING = (0, 0, 0, 0)
EVERYTHING = (100000, 8250, 10000, 825)
HALF_FEE_BACK = (50000, 4125, 10000, 825)
HALF_FEE_KEPT = (50000, 4125, 0, 0)
FULL_FEE_KEPT = (100000, 8250, 0, 0)
