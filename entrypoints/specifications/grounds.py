"""Why the Support Center says no, in a reader's words (domain.md, *Errors a client sees*)."""

from core.errors import ErrorCode

GROUNDS: dict[str, ErrorCode] = {
    "a case cannot move that way": ErrorCode.INVALID_TRANSITION,
    "a decision needs evidence": ErrorCode.EVIDENCE_REQUIRED,
    "it is more than is left of the payment": ErrorCode.REFUND_EXCEEDS_CAPTURED,
    "nobody approves their own refund": ErrorCode.SELF_APPROVAL_FORBIDDEN,
    "nobody approves their own credit": ErrorCode.SELF_APPROVAL_FORBIDDEN,
    "nobody approves their own claim": ErrorCode.SELF_APPROVAL_FORBIDDEN,
    "the refund waits for nobody": ErrorCode.NOT_PENDING,
    "the credit waits for nobody": ErrorCode.NOT_PENDING,
    "the claim waits for nobody": ErrorCode.NOT_PENDING,
    "it is more than is left of their goodwill for the month": ErrorCode.REFUND_NOT_ELIGIBLE,
    "nothing is held on the card": ErrorCode.REFUND_NOT_ELIGIBLE,
    "it is a fee": ErrorCode.REFUND_NOT_ELIGIBLE,
    "a claim needs evidence": ErrorCode.EVIDENCE_REQUIRED,
    "a claim on it is open": ErrorCode.INVALID_TRANSITION,
    "it has not begun": ErrorCode.NOT_ACTIVE,
    "the file is not let in": ErrorCode.ATTACHMENT_BLOCKED,
    "the file is hidden": ErrorCode.NOT_ACTIVE,
    "refunds are paused": ErrorCode.REFUNDS_PAUSED,
    "it is more than is left of the payout": ErrorCode.PAYOUT_HOLD_APPLY_FAILED,
    "it is over": ErrorCode.NOT_ACTIVE,
    "its words are hidden already": ErrorCode.NOT_ACTIVE,
    "the order is not on the case": ErrorCode.ORDER_NOT_ON_CASE,
    "the case is closed to them": ErrorCode.CASE_ACCESS_DENIED,
    "it is not theirs to do": ErrorCode.FORBIDDEN,
    "something is missing or wrong": ErrorCode.BAD_USER_INPUT,
}
