"""Where a refund stands, in a reader's words."""

from core.refunds.refund import RefundStatus, WaitsFor
from entrypoints.specifications.seen import RefundSeen

SECOND_PERSON = "waiting for a second person"
END_OF_PAUSE = "waiting for the end of the pause"
ON_ITS_WAY = "on its way"
PAID_BACK = "paid back"
FAILED = "failed"
FAILURES = {"rejected": "rejected", "charge_disputed": "stopped by the dispute"}
REFUND_FATES = (PAID_BACK, SECOND_PERSON, END_OF_PAUSE, ON_ITS_WAY, *FAILURES.values(), FAILED)


def fate_of(refund: RefundSeen) -> str:
    """One of REFUND_FATES."""
    if refund.status is RefundStatus.PROPOSED:
        return SECOND_PERSON if refund.waits_for is WaitsFor.APPROVAL else END_OF_PAUSE
    if refund.status is RefundStatus.FAILED:
        return FAILURES.get(refund.failure or "", FAILED)
    return PAID_BACK if refund.status is RefundStatus.SUCCEEDED else ON_ITS_WAY
