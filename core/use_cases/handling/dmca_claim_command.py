"""Commands on one copyright claim, filed under its case."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.cases.case import Case
from core.dmca.claim import DmcaClaim
from core.dmca.countering import claim_not_found
from core.errors import Refusal
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work

Told = TypeVar("Told")


@frozen(kw_only=True)
class DmcaClaimCommand(Command[Told]):
    """A command that names a claim; the claim's case decides who may give it."""

    claim_id: str

    @property
    def resource(self) -> str:
        return f"dmca_claim:{self.claim_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("claimId", self.claim_id)

    def claim_and_case(self, work: Work) -> tuple[DmcaClaim, Case] | Refusal:
        claim = work.uow.dmca_claims.get(self.claim_id)
        if claim is None:
            return claim_not_found(self.claim_id)
        case = work.case(claim.case_id)
        if isinstance(case, Refusal):
            return case
        self.file_under(work, claim)
        return claim, case

    def file_under(self, work: Work, claim: DmcaClaim) -> None:
        """The case's audit shows what was done about its claims."""
        work.filed_under = f"case:{claim.case_id}"
        work.details |= {"claim_id": claim.claim_id, "creator_id": claim.creator_id}
