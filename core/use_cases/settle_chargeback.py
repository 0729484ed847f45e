"""Settle what was asked about a chargeback with what the processor said."""

from datetime import datetime
from typing import ClassVar

from attrs import evolve, frozen

from core.asking import ask_again_at
from core.chargebacks.chargeback import Chargeback
from core.chargebacks.deadlines import LOOK_AGAIN, Deadlines
from core.disputes.dispute import AWAITS_EVIDENCE
from core.errors import Refusal
from core.parked.parked_work import ParkedKind
from core.request import Role
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.disputing import follow_dispute
from core.use_cases.steps.parking import park
from ports.payment_processor import Done, Outcome, ProcessorDispute, Refused


@frozen(kw_only=True)
class SettleChargeback(ChargebackCommand[bool]):
    """Answers whether it ended. What is unknown stays on its way and is asked about again; a
    definite no takes it back, and is a person's (reliability.md 4 and 6).
    """

    action: ClassVar = "chargeback.settle"
    roles: ClassVar = frozenset({Role.SYSTEM})

    outcome: Outcome[ProcessorDispute]

    def decide(self, work: Work) -> bool | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, _ = found
        if chargeback.answer is None:
            return False
        match self.outcome:
            case Done(value=told) if told.status not in AWAITS_EVIDENCE:
                return follow_dispute(work, told)
            case Done():
                return _in_vain(work, chargeback, why="the dispute awaits evidence still")
            case Refused(code=code):
                return _refused(work, chargeback, why=code)
            case unknown:
                return _in_vain(work, chargeback, why=unknown.detail)


def _refused(work: Work, chargeback: Chargeback, *, why: str) -> bool:
    """The next attempt asks under another key, for the processor repeats what it said to this."""
    back = chargeback.changed(
        when=work.now,
        answer=None,
        submitted_by=None,
        submitted_at=None,
        accepted_by=None,
        refusals=chargeback.refusals + 1,
        failure=why,
        staged_by=None,
        staged_at=None,
        act_at=_looked_at_again(work, chargeback),
    )
    work.uow.chargebacks.save(back)
    _park(work, back, why=f"the processor refused what was asked: {why}")
    return True


def _looked_at_again(work: Work, chargeback: Chargeback) -> datetime | None:
    if chargeback.due_at is None:
        return None
    return Deadlines.of(chargeback.due_at, work.policies.chargebacks).look_again_at(work.now)


def _in_vain(work: Work, chargeback: Chargeback, *, why: str) -> bool:
    asked = chargeback.asked + 1
    again = ask_again_at(asked, when=work.now)
    if again is not None and not chargeback.is_overdue(work.now):
        again = min(again, work.now + LOOK_AGAIN)
    work.uow.chargebacks.save(evolve(chargeback, asked=asked, act_at=again))
    if again is None:
        _park(work, chargeback, why=why)
    return False


def _park(work: Work, chargeback: Chargeback, *, why: str) -> None:
    park(
        work,
        ParkedKind.CHARGEBACK,
        chargeback.chargeback_id,
        case_id=chargeback.case_id,
        order_id=chargeback.order_id,
        why=why,
    )
