"""Look at a chargeback whose instant has come, and see to it that somebody hears of it."""

from enum import StrEnum
from typing import ClassVar

from attrs import frozen

from core.chargebacks.chargeback import Chargeback
from core.chargebacks.deadlines import Deadlines
from core.chargebacks.terms import PACK
from core.errors import Refusal
from core.instants import write_instant
from core.notifications.kind import NotificationKind
from core.notifications.notification import Parameter
from core.parked.parked_work import ParkedKind
from core.request import Role
from core.use_cases.handling.chargeback_command import ChargebackCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.parking import park


class Watched(StrEnum):
    """What is to be done about it now."""

    NOTHING = "nothing"
    ASK = "ask"
    """Something was asked of the processor, and what became of it is not known."""
    SUBMIT = "submit"
    """It is complete, and its time to go out by itself has come."""


@frozen(kw_only=True)
class WatchChargeback(ChargebackCommand[Watched]):
    """Reminds once; leaves what is incomplete, or came too late, to a person who sees it."""

    action: ClassVar = "chargeback.watch"
    roles: ClassVar = frozenset({Role.SYSTEM})

    def decide(self, work: Work) -> Watched | Refusal:
        found = self.chargeback_and_case(work)
        if isinstance(found, Refusal):
            return found
        chargeback, _ = found
        if chargeback.act_at is None or chargeback.act_at > work.now or not chargeback.is_open:
            return Watched.NOTHING
        if chargeback.answer is not None:
            return Watched.ASK
        if chargeback.due_at is None:
            return Watched.NOTHING
        return _watched(
            work, chargeback, Deadlines.of(chargeback.due_at, work.policies.chargebacks)
        )


class Dueness(StrEnum):
    """What is told of it, with how it stands."""

    REMINDER = "reminder"
    INCOMPLETE = "incomplete"
    PASSED = "deadline_passed"


def _watched(work: Work, chargeback: Chargeback, deadlines: Deadlines) -> Watched:
    if work.now >= deadlines.remind_at and chargeback.reminded_at is None:
        chargeback = _reminded(work, chargeback)
    if work.now < deadlines.remind_at:
        next_at = deadlines.remind_at
    elif work.now < deadlines.automatic_at:
        next_at = deadlines.automatic_at
    elif chargeback.is_overdue(work.now):
        next_at = None
        chargeback = chargeback.changed(when=work.now, failure=Dueness.PASSED.value)
        _tell(work, chargeback, Dueness.PASSED)
        _leave(work, chargeback, why="the network's deadline passed and nothing was sent")
    elif chargeback.is_ready:
        work.uow.chargebacks.save(chargeback.changed(when=work.now, act_at=work.now))
        return Watched.SUBMIT
    else:
        next_at = deadlines.look_again_at(work.now)
        if not _is_left(work, chargeback):
            _tell(work, chargeback, Dueness.INCOMPLETE)
        _leave(work, chargeback, why=f"incomplete, so nothing is sent: {_lacks(chargeback)}")
    work.uow.chargebacks.save(chargeback.changed(when=work.now, act_at=next_at))
    return Watched.NOTHING


def _reminded(work: Work, chargeback: Chargeback) -> Chargeback:
    _tell(work, chargeback, Dueness.REMINDER)
    return chargeback.changed(when=work.now, reminded_at=work.now)


def _tell(work: Work, chargeback: Chargeback, dueness: Dueness) -> None:
    due_at = chargeback.due_at
    parameters: dict[str, Parameter] = {
        "chargeback_id": chargeback.chargeback_id,
        "order_id": chargeback.order_id,
        "amount_cents": chargeback.amount_cents,
        "currency": chargeback.currency,
        "due_at": None if due_at is None else write_instant(due_at),
        "dueness": dueness.value,
        "missing": ",".join(chargeback.missing),
    }
    work.notify(NotificationKind.DISPUTE_DUE, chargeback.case_id, parameters, by_system=True)


def _is_left(work: Work, chargeback: Chargeback) -> bool:
    kind = ParkedKind.CHARGEBACK
    return work.uow.parking.waiting(kind, chargeback.chargeback_id) is not None


def _lacks(chargeback: Chargeback) -> str:
    if chargeback.missing:
        return ", ".join(chargeback.missing)
    if chargeback.refusals:
        return f"refused by the processor ({chargeback.failure})"
    return PACK if chargeback.evidence_made_at is None else "staging"


def _leave(work: Work, chargeback: Chargeback, *, why: str) -> None:
    park(
        work,
        ParkedKind.CHARGEBACK,
        chargeback.chargeback_id,
        case_id=chargeback.case_id,
        order_id=chargeback.order_id,
        why=why,
    )
