"""Approve a claim on a deposit, as a second person."""

from typing import ClassVar

from attrs import frozen

from core.deposits.approval import forbids_approval
from core.deposits.claim_entries import approved_entry
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.deposit_claim_command import DepositClaimCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class ApproveDepositClaim(DepositClaimCommand[bool]):
    """Lets the deposit be captured for a filed claim (domain.md, *Deposit claim*)."""

    action: ClassVar = "deposit.approve"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        approver = work.request.actor
        forbidden = forbids_approval(claim, approver=approver)
        if forbidden is not None:
            return forbidden
        approved = claim.approved(by=approver, when=work.now)
        work.uow.deposit_claims.save(approved)
        work.record(case, approved_entry(approved, why=f"approved by {approver}"))
        return True
