"""Deliveries taken and given back by relays that work side by side (reliability.md 18)."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final

from attrs import evolve

from core.parked.parked_work import ParkedKind, ParkedWork
from ports.id_generator import IdGenerator, Prefix
from ports.lost_race import LostRace
from ports.outbox import Delivery
from ports.unit_of_work import Store, UnitOfWork

TRIES: Final = 5


def take(
    store: Store, *, now: datetime, limit: int, begin: Callable[[Delivery], Delivery]
) -> tuple[Delivery, ...]:
    """The next message of each case, stored as `begin` makes it and ours from then on.

    Looks at the first `limit` that wait. None where other relays were first five times.
    """
    lost: LostRace | None = None
    for _ in range(TRIES):
        try:
            with store.unit_of_work(after=lost) as uow:
                waiting = uow.outbox.deliverable(now=now, limit=limit)
                return _saved(uow, [begin(first) for first in _first_of_each_case(waiting)])
        except LostRace as race:
            lost = race.since(lost)
    return ()


def keep(store: Store, ended: Sequence[Delivery], ids: IdGenerator) -> tuple[Delivery, ...]:
    """Store what became of deliveries that were taken, and answer those that were stored.

    One that is parked joins the work that waits for a person, in the same transaction.
    One that was taken over meanwhile is left to whoever has it, but for the news that the
    message has arrived.
    """
    try:
        with store.unit_of_work() as uow:
            _park(uow, ended, ids)
            return _saved(uow, ended)
    except LostRace:
        kept = (_keep_alone(store, one, ids) for one in ended)
        return tuple(one for one in kept if one is not None)


def _keep_alone(store: Store, ended: Delivery, ids: IdGenerator) -> Delivery | None:
    """None where somebody else's word counts, or nobody's: then the message is sent again."""
    lost: LostRace | None = None
    for _ in range(TRIES):
        try:
            with store.unit_of_work(after=lost) as uow:
                stored = uow.outbox.delivery(ended.message.message_id)
                if stored is None or not _still_counts(ended, stored):
                    return None
                fresh = evolve(ended, attempts=stored.attempts, version=stored.version)
                _park(uow, [fresh], ids)
                return _saved(uow, [fresh])[0]
        except LostRace as race:
            lost = race.since(lost)
    return None


def _still_counts(ended: Delivery, stored: Delivery) -> bool:
    arrived = ended.delivered_at is not None and stored.waits
    return arrived or ended.version == stored.version


def _park(uow: UnitOfWork, deliveries: Sequence[Delivery], ids: IdGenerator) -> None:
    for delivery in deliveries:
        message = delivery.message
        if delivery.parked_at is None:
            continue
        if uow.parking.waiting(ParkedKind.ANNOUNCEMENT, message.message_id) is not None:
            continue
        case = uow.cases.get(message.case_id)
        uow.parking.add(
            ParkedWork(
                work_id=ids.new(Prefix.PARKED),
                kind=ParkedKind.ANNOUNCEMENT,
                subject_id=message.message_id,
                case_id=None if case is None else case.case_id,
                order_id=None if case is None else case.order_id,
                why=delivery.last_failure or "",
                parked_at=delivery.parked_at,
            )
        )


def _saved(uow: UnitOfWork, deliveries: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """As they are stored, at their next version."""
    if not deliveries:
        return ()
    for delivery in deliveries:
        uow.outbox.save(delivery)
    uow.commit()
    return tuple(evolve(delivery, version=delivery.version + 1) for delivery in deliveries)


def _first_of_each_case(waiting: Sequence[Delivery]) -> tuple[Delivery, ...]:
    """The others follow once it is known that these have arrived."""
    first: dict[str, Delivery] = {}
    for delivery in waiting:
        first.setdefault(delivery.message.case_id, delivery)
    return tuple(first.values())
