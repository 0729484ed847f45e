"""Commands on one claim on a deposit, filed under it."""

from collections.abc import Iterator
from typing import TypeVar

from attrs import frozen

from core.cases.case import Case
from core.deposits.claim import DepositClaim
from core.errors import ErrorCode, Refusal
from core.text import unfit_id
from core.use_cases.handling.command import Command
from core.use_cases.handling.work import Work

Told = TypeVar("Told")


@frozen(kw_only=True)
class DepositClaimCommand(Command[Told]):
    """A command that names a claim; the claim's case decides who may give it."""

    claim_id: str

    @property
    def resource(self) -> str:
        return f"deposit_claim:{self.claim_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("claimId", self.claim_id)

    def claim_and_case(self, work: Work) -> tuple[DepositClaim, Case] | Refusal:
        claim = work.uow.deposit_claims.get(self.claim_id)
        if claim is None:
            return _claim_not_found(self.claim_id)
        case = work.case(claim.case_id)
        if isinstance(case, Refusal):
            return case
        work.details |= {"case_id": case.case_id, "amount_cents": claim.amount_cents}
        return claim, case


def _claim_not_found(claim_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="claimId",
        message=f"There is no claim {claim_id} on a deposit.",
        hint="The case and its timeline show the ids of its claims.",
    )
