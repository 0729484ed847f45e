"""The kinds of case and the closed list of subtypes of each (domain.md, *Case*)."""

from enum import StrEnum

from core.errors import ErrorCode, Refusal


class CaseKind(StrEnum):
    BOOKING = "booking"
    PAYMENT = "payment"
    PRODUCT = "product"
    DMCA = "dmca"
    POLICY = "policy"
    CHARGEBACK = "chargeback"


SUBTYPES: dict[CaseKind, tuple[str, ...]] = {
    CaseKind.BOOKING: (
        "reschedule",
        "venue_conflict",
        "wrong_filters",
        "no_show",
        "late",
        "unsafe",
        "rules_violation",
        "quality",
        "late_delivery",
        "partial_completion",
        "damages",
    ),
    CaseKind.PAYMENT: (
        "charge_failure",
        "duplicate_charge",
        "refund_status",
        "payout_delay",
        "verification_hold",
    ),
    CaseKind.PRODUCT: ("access", "notifications", "verification", "profile", "trust_badge"),
    CaseKind.DMCA: ("takedown", "counter_notice"),
    CaseKind.POLICY: (
        "harassment",
        "doxxing",
        "off_platform",
        "hate_speech",
        "illegal_content",
        "nsfw_leak",
    ),
    CaseKind.CHARGEBACK: ("inquiry", "chargeback"),
}

RESTRICTED_FROM_THE_START = frozenset({"illegal_content", "nsfw_leak", "doxxing"})


def unfit_subtype(kind: CaseKind, subtype: str | None) -> Refusal | None:
    """BAD_USER_INPUT when the subtype is not one of its kind's."""
    if subtype is None or subtype in SUBTYPES[kind]:
        return None
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="subtype",
        message=f"That is not a subtype of {kind} cases.",
        hint=f"Use one of: {', '.join(SUBTYPES[kind])}.",
    )
