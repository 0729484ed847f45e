"""Notifications taken and given back by senders that work side by side."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from attrs import evolve

from core.notifications.terms import NotificationTerms
from core.parked.parked_work import ParkedKind, ParkedWork
from ports.id_generator import IdGenerator, Prefix
from ports.lost_race import LostRace
from ports.pending_notifications import PendingNotification
from ports.unit_of_work import Store, UnitOfWork

TRIES: Final = 5
CLAIM_LASTS: Final = timedelta(minutes=5)
"""After it, what a sender that died was sending is sent again."""

Pending = tuple[PendingNotification, ...]


def take(store: Store, *, now: datetime, limit: int, terms: NotificationTerms) -> Pending:
    """The first `limit` that are due, each stored with the attempt that is about to be made.

    Where quiet hours have begun since one was decided, it is put off and no attempt is begun.
    Nothing where other senders were first five times.
    """
    lost: LostRace | None = None
    for _ in range(TRIES):
        try:
            with store.unit_of_work(after=lost) as uow:
                due = uow.notifications.due(now=now, limit=limit)
                return _saved(uow, [_begun(one, now, terms) for one in due])
        except LostRace as race:
            lost = race.since(lost)
    return ()


def is_ours(taken: PendingNotification, *, now: datetime) -> bool:
    """Whether its attempt was begun now, and it was not put off."""
    return taken.due_at == now + CLAIM_LASTS


def _begun(
    due: PendingNotification, now: datetime, terms: NotificationTerms
) -> PendingNotification:
    earliest = terms.due(due.notification.kind, now)
    if earliest > now:
        return evolve(due, due_at=earliest)
    return evolve(due, due_at=now + CLAIM_LASTS, attempts=due.attempts + 1)


def keep(store: Store, ended: Sequence[PendingNotification], ids: IdGenerator) -> Pending:
    """Store what became of those that were taken, and answer those that were stored.

    One that is parked joins the work that waits for a person, in the same transaction. One that
    was taken over meanwhile is left to whoever has it: it is sent again, under the same id.
    """
    try:
        with store.unit_of_work() as uow:
            return _kept(uow, ended, ids)
    except LostRace:
        return tuple(kept for one in ended for kept in _kept_alone(store, one, ids))


def _kept_alone(store: Store, ended: PendingNotification, ids: IdGenerator) -> Pending:
    try:
        with store.unit_of_work() as uow:
            return _kept(uow, [ended], ids)
    except LostRace:
        return ()


def _kept(uow: UnitOfWork, ended: Sequence[PendingNotification], ids: IdGenerator) -> Pending:
    for one in ended:
        if one.parked_at is not None:
            _park(uow, one, one.parked_at, ids)
    return _saved(uow, ended)


def _park(uow: UnitOfWork, one: PendingNotification, when: datetime, ids: IdGenerator) -> None:
    told = one.notification
    if uow.parking.waiting(ParkedKind.NOTIFICATION, told.notification_id) is not None:
        return
    case = uow.cases.get(told.case_id)
    uow.parking.add(
        ParkedWork(
            work_id=ids.new(Prefix.PARKED),
            kind=ParkedKind.NOTIFICATION,
            subject_id=told.notification_id,
            case_id=None if case is None else case.case_id,
            order_id=None if case is None else case.order_id,
            why=one.last_failure or "",
            parked_at=when,
        )
    )


def _saved(uow: UnitOfWork, pending: Sequence[PendingNotification]) -> Pending:
    """As they are stored, at their next version."""
    if not pending:
        return ()
    for one in pending:
        uow.notifications.save(one)
    uow.commit()
    return tuple(evolve(one, version=one.version + 1) for one in pending)
