"""The contract of ports/charges.py."""

import pytest
from attrs import evolve

from core.refunds.charge import Charge
from ports.broken_check import BrokenCheck
from ports.unit_of_work import Store
from tests.builders.charges import a_charge, a_charge_with_every_field
from tests.builders.orders import an_order
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _an_order_to_pay(store: Store) -> None:
    commit(store, an_order())


def save(store: Store, charge: Charge) -> None:
    with store.unit_of_work() as uow:
        uow.charges.save(charge)
        uow.commit()


def stored(store: Store, charge_id: str = "ch_1") -> Charge | None:
    with store.unit_of_work() as uow:
        return uow.charges.get(charge_id)


@pytest.mark.parametrize("charge", [a_charge(), a_charge_with_every_field()], ids=["plain", "full"])
def test_a_charge_is_read_back_as_it_was_added(store: Store, charge: Charge) -> None:
    commit(store, charge)

    assert stored(store, charge.charge_id) == charge


def test_a_charge_nobody_made_is_none(store: Store) -> None:
    assert stored(store, "ch_unknown") is None


def test_the_payment_of_an_order_is_not_its_deposit(store: Store) -> None:
    commit(store, a_charge_with_every_field(), a_charge())

    with store.unit_of_work() as uow:
        assert uow.charges.payment_of("ord_1001") == a_charge()


def test_an_order_nobody_paid_has_no_payment(store: Store) -> None:
    commit(store, a_charge_with_every_field())

    with store.unit_of_work() as uow:
        assert uow.charges.payment_of("ord_1001") is None
        assert uow.charges.payment_of("ord_unknown") is None


def test_a_save_stores_every_cent_and_the_next_version(store: Store) -> None:
    commit(store, a_charge())
    changed = a_charge(
        captured_cents=100_000,
        reserved_cents=1_000,
        adopted_cents=2_000,
        disputed_or_lost_cents=3_000,
        disputed=True,
    )

    save(store, changed)

    assert stored(store) == evolve(changed, version=1)


def test_a_reservation_may_take_everything_that_was_captured(store: Store) -> None:
    commit(store, a_charge())

    save(store, a_charge(reserved_cents=119_075))

    assert stored(store) == a_charge(reserved_cents=119_075, version=1)


def test_the_store_itself_refuses_to_reserve_one_cent_above_captured(store: Store) -> None:
    commit(store, a_charge())

    with pytest.raises(BrokenCheck) as broken:
        save(store, a_charge(reserved_cents=119_076))

    assert (broken.value.kind, broken.value.key) == ("charge", "ch_1")
    assert stored(store) == a_charge()


def test_the_store_itself_refuses_a_negative_reservation(store: Store) -> None:
    commit(store, a_charge())

    with pytest.raises(BrokenCheck):
        save(store, a_charge(reserved_cents=-1))

    assert stored(store) == a_charge()


def test_the_store_itself_refuses_a_new_charge_with_more_reserved_than_captured(
    store: Store,
) -> None:
    with pytest.raises(BrokenCheck):
        commit(store, a_charge(reserved_cents=119_076))

    assert stored(store) is None


def test_a_capture_that_shrank_below_what_is_reserved_is_a_fact_and_stored(store: Store) -> None:
    commit(store, a_charge(reserved_cents=60_000))
    shrunk = a_charge(reserved_cents=60_000).recaptured(50_000)

    save(store, shrunk)

    assert stored(store) == evolve(shrunk, version=1)


def test_above_a_shrunk_capture_reservations_are_freed_but_never_raised(store: Store) -> None:
    commit(store, a_charge(reserved_cents=60_000))
    save(store, a_charge(reserved_cents=60_000, captured_cents=50_000))

    with pytest.raises(BrokenCheck):
        save(store, a_charge(reserved_cents=60_001, captured_cents=50_000, version=1))
    save(store, a_charge(reserved_cents=55_000, captured_cents=50_000, version=1))

    assert stored(store) == a_charge(reserved_cents=55_000, captured_cents=50_000, version=2)


def test_a_broken_check_writes_nothing_of_its_flush(store: Store) -> None:
    commit(store, a_charge())

    with store.unit_of_work() as uow:
        uow.charges.add(a_charge("ch_2"))
        uow.charges.save(a_charge(reserved_cents=119_076))
        with pytest.raises(BrokenCheck):
            uow.commit()

    assert stored(store, "ch_2") is None
