"""Why the Support Center says no, in a reader's words (domain.md, *Errors a client sees*)."""

from core.errors import ErrorCode

GROUNDS: dict[str, ErrorCode] = {
    "a case cannot move that way": ErrorCode.INVALID_TRANSITION,
    "a decision needs evidence": ErrorCode.EVIDENCE_REQUIRED,
    "it is more than is left of the payment": ErrorCode.REFUND_EXCEEDS_CAPTURED,
    "nobody approves their own refund": ErrorCode.SELF_APPROVAL_FORBIDDEN,
    "the refund waits for nobody": ErrorCode.NOT_PENDING,
    "refunds are paused": ErrorCode.REFUNDS_PAUSED,
    "it is more than is left of the payout": ErrorCode.PAYOUT_HOLD_APPLY_FAILED,
    "it is over": ErrorCode.NOT_ACTIVE,
    "the order is not on the case": ErrorCode.ORDER_NOT_ON_CASE,
    "the case is closed to them": ErrorCode.CASE_ACCESS_DENIED,
    "it is not theirs to do": ErrorCode.FORBIDDEN,
    "something is missing or wrong": ErrorCode.BAD_USER_INPUT,
}
