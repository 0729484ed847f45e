"""Take a copyright claim back, and have the content restored at once."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.dmca.countering import forbids_withdrawal
from core.dmca.entries import withdrawn_entry
from core.errors import Refusal
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.counting_conduct import take_record


@frozen(kw_only=True)
class WithdrawDmcaClaim(DmcaClaimCommand[bool]):
    """The claimant retracts it: no window has to be waited for, and it counts no more."""

    action: ClassVar = "dmca.withdraw"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    reason: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from super().faults()
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        forbidden = forbids_withdrawal(claim)
        if forbidden is not None:
            return forbidden
        take_record(work, claim.creator_id)
        withdrawn = claim.withdrawn(when=work.now)
        work.uow.dmca_claims.save(withdrawn)
        work.record(case, withdrawn_entry(withdrawn, reason=self.reason))
        return True
