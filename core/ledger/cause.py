"""What makes the books move; with the id of what it happened to, it is posted once."""

from enum import StrEnum


class Cause(StrEnum):
    REFUND_SUCCEEDED = "refund.succeeded"
    REFUND_FAILED_LATE = "refund.failed_late"
    OUTSIDE_REFUND = "outside_refund.adopted"
    OUTSIDE_REFUND_FAILED = "outside_refund.failed"
    REVERSAL_DUE = "reversal.due"
    """It became due by something else than the refund that books it."""
    REVERSAL_CALLED_OFF = "reversal.called_off"
    TRANSFER_REVERSED = "transfer.reversed"
    DISPUTE_OPENED = "dispute.opened"
    DISPUTE_FEE = "dispute.fee"
    DISPUTE_WON = "dispute.won"
    DISPUTE_LOST = "dispute.lost"
    DEPOSIT_CAPTURED = "deposit.captured"
    GOODWILL_CREDITED = "goodwill.credited"
