"""What has to end before a case can be closed (domain.md, *One state machine*, guards)."""

from core.cases.standing import Standing
from core.errors import ErrorCode, Refusal


def forbids_closing(standing: Standing) -> Refusal | None:
    """INVALID_TRANSITION while a refund is unsettled, or a claim on a deposit, a chargeback, the
    way of content under a copyright claim or an appeal is open.
    """
    return (
        _refunds_unsettled(standing)
        or _deposit_claimed(standing)
        or _charged_back(standing)
        or _content_on_its_way(standing)
        or _appealed(standing)
    )


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


def _content_on_its_way(standing: Standing) -> Refusal | None:
    if not standing.open_dmca_windows:
        return None
    waiting = ", ".join(standing.open_dmca_windows)
    return _not_yet(
        f"The case cannot be closed while copyright claims have content on its way: {waiting}.",
        "Wait until it is hidden, or back; a counter-notice that was answered by a court action"
        " waits no more.",
    )


def _appealed(standing: Standing) -> Refusal | None:
    if not standing.open_appeals:
        return None
    waiting = ", ".join(standing.open_appeals)
    return _not_yet(
        f"The case cannot be closed while an appeal waits: {waiting}.",
        "Have it reviewed by somebody other than who decided.",
    )


def _charged_back(standing: Standing) -> Refusal | None:
    if not standing.open_chargebacks:
        return None
    waiting = ", ".join(standing.open_chargebacks)
    return _not_yet(
        f"The case cannot be closed while a chargeback is open: {waiting}.",
        "Answer or accept it, and wait for the network's decision.",
    )


def _not_yet(message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.INVALID_TRANSITION, field="status", message=message, hint=hint)
