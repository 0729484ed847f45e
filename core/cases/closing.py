"""What has to end before a case can be closed (domain.md, *One state machine*, guards)."""

from core.cases.standing import Standing
from core.errors import ErrorCode, Refusal


def forbids_closing(standing: Standing) -> Refusal | None:
    """INVALID_TRANSITION while a refund is unsettled or a claim on a deposit is open."""
    return _refunds_unsettled(standing) or _deposit_claimed(standing)


def _refunds_unsettled(standing: Standing) -> Refusal | None:
    if not standing.unsettled_refunds:
        return None
    waiting = ", ".join(standing.unsettled_refunds)
    return _not_yet(
        f"The case cannot be closed while refunds are unsettled: {waiting}.",
        "Wait until each has succeeded or failed; approve or reject the proposed ones.",
    )


def _deposit_claimed(standing: Standing) -> Refusal | None:
    if not standing.open_deposit_claims:
        return None
    waiting = ", ".join(standing.open_deposit_claims)
    return _not_yet(
        f"The case cannot be closed while claims on a deposit are open: {waiting}.",
        "Approve or deny those that wait; an approved one ends once it is captured.",
    )


def _not_yet(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.INVALID_TRANSITION, field="status", message=message, hint=hint)
