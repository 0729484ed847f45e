"""The contract of ports/payout_holds.py."""

import pytest
from attrs import evolve

from core.holds.hold import HoldStatus, PayoutHold
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.holds import a_hold, a_hold_with_every_field
from tests.builders.instants import minutes_later
from tests.builders.orders import an_order
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, an_order(), a_case("sca_1"), a_case("sca_2"))


@pytest.mark.parametrize("hold", [a_hold(), a_hold_with_every_field()], ids=["applied", "released"])
def test_a_hold_is_read_back_as_it_was_added(store: Store, hold: PayoutHold) -> None:
    commit(store, hold)

    with store.unit_of_work() as uow:
        assert uow.payout_holds.get(hold.hold_id) == hold


def test_a_hold_nobody_applied_is_none(store: Store) -> None:
    with store.unit_of_work() as uow:
        assert uow.payout_holds.get("sph_unknown") is None


def test_the_holds_of_a_case_are_its_own_oldest_first(store: Store) -> None:
    later, sooner = a_hold("sph_1", created_at=minutes_later(1)), a_hold("sph_2")
    commit(store, later, sooner, a_hold("sph_3", case_id="sca_2"))

    with store.unit_of_work() as uow:
        assert uow.payout_holds.of_case("sca_1") == (sooner, later)
        assert uow.payout_holds.of_case("sca_unknown") == ()


@pytest.mark.parametrize("end", [PayoutHold.release, PayoutHold.expire])
def test_a_save_stores_how_a_hold_ended_and_the_next_version(store: Store, end: object) -> None:
    commit(store, a_hold())
    assert callable(end)
    ended = end(a_hold(), when=minutes_later(3))
    assert isinstance(ended, PayoutHold)

    with store.unit_of_work() as uow:
        uow.payout_holds.save(ended)
        uow.commit()

    with store.unit_of_work() as uow:
        read = uow.payout_holds.get("sph_1")
    assert read == evolve(ended, version=1)
    assert read.status is not HoldStatus.APPLIED
