"""What the order service told of a cancellation, as the timeline of a case has it."""

from core.cancellations.cancelled_part import CancelledPart
from core.instants import write_instant
from core.kernels.decision import OrderDecision
from core.orders.snapshot import OrderSnapshot
from core.timeline.event import Entry, EventType


def stitched(order: OrderSnapshot, part: CancelledPart, decision: OrderDecision) -> Entry:
    """Evidence: where it stands in the order's snapshot, and what the kernels suggest besides."""
    return Entry(
        EventType.EVIDENCE_STITCHED,
        {
            "record": "order_cancelled",
            "order_id": part.order_id,
            "leg_id": part.leg_id,
            "cancelled_by": part.cancellation.by.value,
            "cancelled_at": write_instant(part.cancellation.at),
            "snapshot_version": order.version,
            "snapshot_sha256": order.sha256,
            "suggested_goodwill_cents": suggested_goodwill_cents(part, decision),
        },
    )


def suggested_goodwill_cents(part: CancelledPart, decision: OrderDecision) -> int:
    """What the kernels would have staff credit for the part, in cents of the order's currency."""
    legs = (leg for leg in decision.legs if part.leg_id in (None, leg.leg_id))
    return sum(leg.suggested_goodwill_cents for leg in legs)
