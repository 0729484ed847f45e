"""The contract of ports/cancellation_entries.py."""

import pytest
from attrs import evolve

from core.cancellations.entry import CancellationEntry, EntryState
from ports.broken_check import BrokenCheck
from ports.unit_of_work import Store
from tests.builders.cancellations import a_cancellation_entry
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.contracts.committing import commit


def test_an_entry_is_read_back_as_it_was_found_and_as_it_ended(store: Store) -> None:
    found = a_cancellation_entry("ord_1 leg_2", leg_id="leg_2", found_at=NOON + MICROSECOND)
    commit(store, a_case("sca_1"), found)
    with store.unit_of_work() as uow:
        assert uow.cancellation_entries.get("ord_1 leg_2") == found
        assert uow.cancellation_entries.get("ord_1") is None
        ended = found.ended(EntryState.OPENED, when=minutes_later(1), case_id="sca_1")
        uow.cancellation_entries.save(ended)
        uow.commit()
    with store.unit_of_work() as uow:
        assert uow.cancellation_entries.get("ord_1 leg_2") == evolve(ended, version=1)


def test_those_that_are_due_come_by_their_wait(store: Store) -> None:
    later = a_cancellation_entry("ord_1", found_at=minutes_later(1))
    left = a_cancellation_entry("ord_3").ended(EntryState.LEFT, when=NOON)
    commit(store, later, a_cancellation_entry("ord_2"), left)
    with store.unit_of_work() as uow:
        assert uow.cancellation_entries.due(limit=9) == ("ord_2", "ord_1")
        assert uow.cancellation_entries.due(limit=1) == ("ord_2",)


@pytest.mark.parametrize(
    "broken",
    [
        a_cancellation_entry(ended_at=NOON),
        a_cancellation_entry(state=EntryState.LEFT),
        a_cancellation_entry(state=EntryState.JOINED, ended_at=NOON),
    ],
)
def test_an_entry_that_makes_no_sense_is_kept_out(store: Store, broken: CancellationEntry) -> None:
    with pytest.raises(BrokenCheck):
        commit(store, broken)
