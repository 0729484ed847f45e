"""Where a refund stands, in a reader's words."""

from core.refunds.refund import RefundStatus, WaitsFor
from tests.features.seen import RefundSeen

SECOND_PERSON = "waiting for a second person"
END_OF_PAUSE = "waiting for the end of the pause"
REFUND_FATES = ("paid back", SECOND_PERSON, END_OF_PAUSE, "on its way", "rejected", "failed")


def fate_of(refund: RefundSeen) -> str:
    """One of REFUND_FATES."""
    if refund.status is RefundStatus.PROPOSED:
        return SECOND_PERSON if refund.waits_for is WaitsFor.APPROVAL else END_OF_PAUSE
    if refund.status is RefundStatus.FAILED:
        return "rejected" if refund.failure == "rejected" else "failed"
    return "paid back" if refund.status is RefundStatus.SUCCEEDED else "on its way"
