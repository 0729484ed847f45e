"""What the timeline says of a goodwill credit."""

from core.refunds.refund import Refund
from core.timeline.event import Entry, EventType


def credited_entry(credit: Refund, *, buyer_id: str, why: str) -> Entry:
    """The credit stands in the buyer's wallet. It is no evidence: no kernel decided it."""
    return Entry(
        EventType.GOODWILL_CREDITED,
        {
            "refund_id": credit.refund_id,
            "order_id": credit.order_id,
            "buyer_id": buyer_id,
            "amount_cents": credit.amount_cents,
            "currency": credit.currency,
            "why": why,
        },
    )
