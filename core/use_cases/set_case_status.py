"""Move a case to another status."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.cases.case import Case
from core.cases.standing import Standing
from core.cases.status import Awaiting, CaseStatus, Outcome
from core.cases.transitions import Move, move
from core.deposits.claim import DepositClaim
from core.errors import Refusal
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from core.request import Role
from core.text import unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.letting_go import let_go


@frozen(kw_only=True)
class SetCaseStatus(CaseCommand[bool]):
    """Moves the case; closing it releases its payout holds (domain.md, guards)."""

    action: ClassVar = "case.status"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    status: CaseStatus
    reason: str | None = None
    awaiting: Awaiting | None = None
    outcome: Outcome | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> bool | Refusal:
        case = work.case(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        change = move(
            case,
            self._wish(),
            when=case.next_instant(work.now),
            standing=_standing(
                work.uow.refunds.of_case(case.case_id),
                work.uow.deposit_claims.of_case(case.case_id),
            ),
            reopen_within=work.policies.reopen_within,
        )
        if isinstance(change, Refusal):
            return change
        moved = work.apply(change)
        work.details |= {"from": case.status.value, "to": self.status.value}
        if self.status is CaseStatus.CLOSED:
            _closed(work, moved)
        return True

    def _wish(self) -> Move:
        return Move(
            to=self.status, awaiting=self.awaiting, outcome=self.outcome, reason=self.reason
        )


def _standing(refunds: tuple[Refund, ...], claims: tuple[DepositClaim, ...]) -> Standing:
    paid = {refund.method for refund in refunds if refund.status is RefundStatus.SUCCEEDED}
    return Standing(
        unsettled_refunds=tuple(r.refund_id for r in refunds if not r.is_settled),
        open_deposit_claims=tuple(claim.claim_id for claim in claims if claim.is_open),
        card_refunded=RefundMethod.CARD in paid,
        goodwill_credited=RefundMethod.WALLET in paid,
    )


def _closed(work: Work, case: Case) -> None:
    applied = tuple(hold for hold in work.payout_holds.of_case(case.case_id) if hold.is_applied)
    let_go(work, case, applied, reason="case closed")
