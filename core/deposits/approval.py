"""Four eyes on a claim: who may decide, and when policy does (domain.md, *Deposit claim*)."""

from core.deposits.claim import ClaimStatus, DepositClaim
from core.errors import ErrorCode, Refusal
from core.policies.policies import Policies


def policy_approves(cents: int, *, currency: str, policies: Policies) -> bool:
    """Whether nobody else needs to look; a currency without a threshold always needs somebody."""
    threshold = policies.deposit_approval_cents.get(currency)
    return threshold is not None and cents <= threshold


def forbids_approval(claim: DepositClaim, *, approver: str) -> Refusal | None:
    """The first reason why `approver` may not let the deposit be captured."""
    return forbids_denial(claim) or _own(claim, approver)


def forbids_denial(claim: DepositClaim) -> Refusal | None:
    """Anyone of finance may end a claim that waits, whoever filed it included."""
    if claim.status is ClaimStatus.FILED:
        return None
    return Refusal(
        code=ErrorCode.NOT_PENDING,
        field="claimId",
        message=f"This claim is {claim.status}; only a filed one can be decided.",
        hint="The case shows its claims and how they stand.",
    )


def _own(claim: DepositClaim, approver: str) -> Refusal | None:
    if approver != claim.filed_by:
        return None
    return Refusal(
        code=ErrorCode.SELF_APPROVAL_FORBIDDEN,
        field="claimId",
        message="Nobody approves a claim they filed themselves.",
        hint="Ask somebody else with the role finance_ops.",
    )
