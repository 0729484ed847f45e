"""The closed list of refusals a client can meet (domain.md, *Errors a client sees*)."""

from enum import StrEnum

from attrs import frozen


class ErrorCode(StrEnum):
    """Every reason the Support Center may say no. The list only ever grows."""

    CASE_NOT_FOUND = "CASE_NOT_FOUND"
    CASE_ACCESS_DENIED = "CASE_ACCESS_DENIED"
    ORDER_NOT_FOUND = "ORDER_NOT_FOUND"
    REFUND_NOT_FOUND = "REFUND_NOT_FOUND"
    HOLD_NOT_FOUND = "HOLD_NOT_FOUND"
    EVIDENCE_NOT_FOUND = "EVIDENCE_NOT_FOUND"
    ORDER_NOT_ON_CASE = "ORDER_NOT_ON_CASE"
    INVALID_TRANSITION = "INVALID_TRANSITION"
    NOT_ACTIVE = "NOT_ACTIVE"
    NOT_PENDING = "NOT_PENDING"
    REFUNDS_PAUSED = "REFUNDS_PAUSED"
    EVIDENCE_REQUIRED = "EVIDENCE_REQUIRED"
    REFUND_NOT_ELIGIBLE = "REFUND_NOT_ELIGIBLE"
    REFUND_EXCEEDS_CAPTURED = "REFUND_EXCEEDS_CAPTURED"
    SELF_APPROVAL_FORBIDDEN = "SELF_APPROVAL_FORBIDDEN"
    PAYOUT_HOLD_APPLY_FAILED = "PAYOUT_HOLD_APPLY_FAILED"
    CHARGEBACK_DEADLINE_PASSED = "CHARGEBACK_DEADLINE_PASSED"
    ATTACHMENT_BLOCKED = "ATTACHMENT_BLOCKED"
    CONFLICT = "CONFLICT"
    IDEMPOTENCY_MISMATCH = "IDEMPOTENCY_MISMATCH"
    UNAUTHENTICATED = "UNAUTHENTICATED"
    FORBIDDEN = "FORBIDDEN"
    BAD_USER_INPUT = "BAD_USER_INPUT"
    RATE_LIMITED = "RATE_LIMITED"
    INTERNAL = "INTERNAL"


@frozen(kw_only=True)
class Refusal:
    """A no, as a value: what is refused, why, and what the caller can do about it.

    `field` is the GraphQL name of the argument at fault (`amountCents`), or None
    when no single argument is.
    """

    code: ErrorCode
    message: str
    hint: str
    field: str | None = None
