"""The normalised reasons of a refund (domain.md, *Case*, Refund reasons)."""

from enum import StrEnum

from core.errors import ErrorCode, Refusal


class RefundReason(StrEnum):
    BUYER_CANCELLED = "buyer_cancelled"
    PROVIDER_CANCELLED = "provider_cancelled"
    BUYER_NO_SHOW = "buyer_no_show"
    PROVIDER_NO_SHOW = "provider_no_show"
    PARTIAL_COMPLETION = "partial_completion"
    QUALITY = "quality"
    LATE_DELIVERY = "late_delivery"
    NOT_DELIVERED = "not_delivered"
    CONTENT_UNAVAILABLE = "content_unavailable"
    DUPLICATE_CHARGE = "duplicate_charge"
    FRAUD = "fraud"
    SERVICE_OUTAGE = "service_outage"
    INVOLUNTARY_CHURN = "involuntary_churn"
    DAMAGES = "damages"
    DISPUTE_RESOLUTION = "dispute_resolution"
    OTHER = "other"


def read_reason(text: str) -> RefundReason | Refusal:
    """The reason a code names, or BAD_USER_INPUT with the list."""
    if text in RefundReason.__members__.values():
        return RefundReason(text)
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="reason",
        message="That is not a refund reason.",
        hint=f"Use one of: {', '.join(RefundReason)}. Free words go into note.",
    )
