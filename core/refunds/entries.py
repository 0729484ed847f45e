"""What the timeline says of a refund."""

from collections.abc import Mapping
from typing import Any

from core.kernels.decision import OrderDecision
from core.kernels.decision_json import record_of
from core.refunds.refund import Refund
from core.timeline.event import Entry, EventType


def decision_entry(refund: Refund) -> Entry:
    """The kernel decision that backs the refund; it is evidence."""
    return Entry(
        EventType.KERNEL_DECISION, {"refund_id": refund.refund_id, "decision": refund.decision}
    )


def nothing_owed_entry(decision: OrderDecision) -> Entry:
    """The kernel decision that no refund comes of; it is evidence for saying so."""
    return Entry(EventType.KERNEL_DECISION, {"refund_id": None, "decision": record_of(decision)})


def proposed_entry(refund: Refund, *, why: str) -> Entry:
    waits_for = refund.waits_for and refund.waits_for.value
    return _entry(EventType.REFUND_PROPOSED, refund, waits_for=waits_for, why=why)


def issued_entry(refund: Refund, *, why: str) -> Entry:
    return _entry(EventType.REFUND_ISSUED, refund, why=why)


def approved_entry(refund: Refund, *, changes: tuple[str, ...]) -> Entry:
    return _entry(EventType.REFUND_APPROVED, refund, changes=list(changes))


def rejected_entry(refund: Refund, *, reason: str | None) -> Entry:
    return _entry(EventType.REFUND_REJECTED, refund, note=reason)


def succeeded_entry(refund: Refund) -> Entry:
    return _entry(EventType.REFUND_SUCCEEDED, refund, processor_ref=refund.processor_ref)


def failed_entry(refund: Refund) -> Entry:
    return _entry(
        EventType.REFUND_FAILED,
        refund,
        failure=refund.failure,
        processor_ref=refund.processor_ref,
    )


def _entry(kind: EventType, refund: Refund, **more: Any) -> Entry:
    named: Mapping[str, Any] = {
        "refund_id": refund.refund_id,
        "order_id": refund.order_id,
        "leg_id": refund.leg_id,
        "amount_cents": refund.amount_cents,
        "currency": refund.currency,
        "reason": refund.reason,
    }
    return Entry(kind, {**named, **more})
