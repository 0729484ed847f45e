"""The contract of ports/parking.py."""

import pytest
from attrs import evolve

from core.parked.parked_work import Ending, ParkedKind, ParkedWork
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import minutes_later
from tests.builders.parked_work import a_parked_work, an_ended_work
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _a_case(store: Store) -> None:
    commit(store, a_case("sca_1"))


@pytest.mark.parametrize("work", [a_parked_work(), an_ended_work()], ids=["waiting", "ended"])
def test_parked_work_is_read_back_as_it_was_added(store: Store, work: ParkedWork) -> None:
    commit(store, work)

    with store.unit_of_work() as uow:
        assert uow.parking.get(work.work_id) == work
        assert uow.parking.get("spw_unknown") is None


@pytest.mark.parametrize("kind", ParkedKind)
def test_work_of_every_kind_can_be_parked_and_is_found_by_its_subject(
    store: Store, kind: ParkedKind
) -> None:
    commit(store, a_parked_work(kind=kind))

    with store.unit_of_work() as uow:
        assert uow.parking.waiting(kind, "srf_1") == a_parked_work(kind=kind)
        assert uow.parking.waiting(kind, "srf_2") is None
        others = [uow.parking.waiting(other, "srf_1") for other in ParkedKind if other is not kind]
    assert others == [None] * (len(ParkedKind) - 1)


@pytest.mark.parametrize("ending", Ending)
def test_what_ended_waits_no_more_and_may_be_parked_again(store: Store, ending: Ending) -> None:
    commit(store, a_parked_work())
    ended = a_parked_work().end(ending, by="usr_finance", when=minutes_later(3), note="Seen.")

    with store.unit_of_work() as uow:
        uow.parking.save(ended)
        uow.commit()
    with store.unit_of_work() as uow:
        assert uow.parking.get("spw_1") == evolve(ended, version=1)
        assert uow.parking.waiting(ParkedKind.REFUND, "srf_1") is None
        uow.parking.add(a_parked_work("spw_2"))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.parking.waiting(ParkedKind.REFUND, "srf_1") == a_parked_work("spw_2")


def test_work_may_end_and_be_parked_anew_in_one_flush_whatever_is_said_first(
    store: Store,
) -> None:
    commit(store, a_parked_work("spw_1"))
    ended = a_parked_work("spw_1").end(Ending.RETRIED, by="usr_a", when=minutes_later(1))

    with store.unit_of_work() as uow:
        uow.parking.add(a_parked_work("spw_2"))
        uow.parking.save(ended)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.parking.waiting(ParkedKind.REFUND, "srf_1") == a_parked_work("spw_2")


def test_what_ended_cannot_wait_again_beside_its_successor(store: Store) -> None:
    ended = a_parked_work("spw_1").end(Ending.UNPARKED, by="usr_a", when=minutes_later(1))
    commit(store, ended, a_parked_work("spw_2"))

    with store.unit_of_work() as uow:
        uow.parking.save(a_parked_work("spw_1"))
        with pytest.raises(DuplicateRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert uow.parking.get("spw_1") == ended
