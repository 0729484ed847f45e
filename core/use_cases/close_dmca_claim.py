"""Close a copyright claim of which nothing more is to come."""

from typing import ClassVar

from attrs import frozen

from core.dmca.countering import forbids_closing_claim
from core.dmca.entries import closed_entry
from core.errors import Refusal
from core.request import Role
from core.use_cases.handling.dmca_claim_command import DmcaClaimCommand
from core.use_cases.handling.work import Work


@frozen(kw_only=True)
class CloseDmcaClaim(DmcaClaimCommand[bool]):
    """Content that nobody asked back, or that a court keeps down, stays out of sight for good."""

    action: ClassVar = "dmca.close"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    def decide(self, work: Work) -> bool | Refusal:
        found = self.claim_and_case(work)
        if isinstance(found, Refusal):
            return found
        claim, case = found
        forbidden = forbids_closing_claim(claim)
        if forbidden is not None:
            return forbidden
        closed = claim.closed(when=work.now)
        work.uow.dmca_claims.save(closed)
        work.record(case, closed_entry(closed))
        return True
