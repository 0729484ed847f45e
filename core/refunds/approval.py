"""Four eyes: who may decide on a proposed refund (domain.md, *Refund*, Override)."""

from datetime import datetime

from core.errors import ErrorCode, Refusal
from core.refunds.refund import Refund, not_pending


def forbids_approval(refund: Refund, *, approver: str, when: datetime) -> Refusal | None:
    """The first reason why `approver` may not let this refund go."""
    return not_pending(refund) or _expired(refund, when) or _own(refund, approver)


def forbids_rejection(refund: Refund) -> Refusal | None:
    """Anyone of finance may withdraw a proposal, its author included."""
    return not_pending(refund)


def _expired(refund: Refund, when: datetime) -> Refusal | None:
    if refund.expires_at is None or when < refund.expires_at:
        return None
    return Refusal(
        code=ErrorCode.NOT_PENDING,
        field="refundId",
        message="Nobody decided on this refund in time; it has expired.",
        hint="Propose it again.",
    )


def _own(refund: Refund, approver: str) -> Refusal | None:
    if approver != refund.created_by:
        return None
    return Refusal(
        code=ErrorCode.SELF_APPROVAL_FORBIDDEN,
        field="refundId",
        message="Nobody approves a refund they proposed themselves.",
        hint="Ask somebody else with the role finance_ops.",
    )
