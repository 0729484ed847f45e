"""Four eyes: who may decide on a proposed refund (domain.md, *Refund*, Override)."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from core.errors import ErrorCode, Refusal
from core.parts import NOTHING, Parts
from core.refunds.allocation import LegShare
from core.refunds.refund import Refund, not_pending


def forbids_approval(refund: Refund, *, approver: str, when: datetime) -> Refusal | None:
    """The first reason why `approver` may not let this refund go."""
    return not_pending(refund) or _expired(refund, when) or _own(refund, approver)


def forbids_rejection(refund: Refund) -> Refusal | None:
    """Anyone of finance may withdraw a proposal, its author included."""
    return not_pending(refund)


def fits_no_more(refund: Refund, legs: Sequence[LegShare]) -> Refusal | None:
    """REFUND_NOT_ELIGIBLE where a newer snapshot or another refund has left a leg less than the
    proposal takes of it: no allocation exceeds what its leg paid (domain.md, *Refund*, Charge).
    """
    left: Mapping[str | None, Parts] = {leg.leg_id: leg.paid - leg.already for leg in legs}
    for share in refund.allocations:
        if not share.parts.fits_in(left.get(share.leg_id, NOTHING)):
            return Refusal(
                code=ErrorCode.REFUND_NOT_ELIGIBLE,
                field="refundId",
                message=f"{share.leg_id} has less left than this refund takes of it.",
                hint="The order changed since. Reject the refund, and propose it anew.",
            )
    return None


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
