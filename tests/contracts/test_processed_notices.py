"""The contract of ports/processed_notices.py."""

from ports.unit_of_work import Store
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.notices import a_notice
from tests.contracts.committing import commit


def test_only_what_was_applied_is_processed(store: Store) -> None:
    commit(store, a_notice("evt_1"))

    with store.unit_of_work() as uow:
        assert uow.processed_notices.has("evt_1")
        assert not uow.processed_notices.has("evt_")
        assert not uow.processed_notices.has("EVT_1")


def test_those_that_were_never_applied_are_told_apart(store: Store) -> None:
    commit(store, a_notice("evt_1"), a_notice("evt_2"))
    many = [f"evt_{number}" for number in range(1_000)]

    with store.unit_of_work() as uow:
        unknown = uow.processed_notices.unknown_of(["evt_2", "evt_3", "evt_3", 'evt_",\\ü'])
        assert unknown == {"evt_3", 'evt_",\\ü'}
        assert uow.processed_notices.unknown_of(iter(["evt_1"])) == frozenset()
        assert uow.processed_notices.unknown_of([]) == frozenset()
        assert len(uow.processed_notices.unknown_of(many)) == 998


def test_the_newest_is_the_one_that_happened_last_whenever_it_was_applied(store: Store) -> None:
    with store.unit_of_work() as uow:
        assert uow.processed_notices.newest_at() is None
        newest = a_notice("evt_2", created_at=NOON + MICROSECOND)
        uow.processed_notices.add(newest, processed_at=minutes_later(1))
        uow.processed_notices.add(a_notice("evt_1"), processed_at=minutes_later(2))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.processed_notices.newest_at() == NOON + MICROSECOND
