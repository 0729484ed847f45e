"""Deny a claim on a deposit."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.deposits.approval import forbids_denial
from core.deposits.claim_entries import denied_entry
from core.errors import Refusal
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.deposit_claim_command import DepositClaimCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class DenyDepositClaim(DepositClaimCommand[bool]):
    """Ends a filed claim, so that the deposit can be released."""

    action: ClassVar = "deposit.deny"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    reason: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        forbidden = forbids_denial(claim)
        if forbidden is not None:
            return forbidden
        denied = claim.denied(when=work.now)
        work.uow.deposit_claims.save(denied)
        work.record(case, denied_entry(denied, reason=self.reason))
        return True
