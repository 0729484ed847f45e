"""The contract of ports/payables.py."""

import pytest
from attrs import evolve

from core.holds.payable import Payable
from ports.broken_check import BrokenCheck
from ports.unit_of_work import Store
from tests.builders.orders import an_order
from tests.builders.payables import a_payable, a_payable_with_every_field
from tests.contracts.committing import commit


@pytest.fixture(autouse=True)
def _two_orders(store: Store) -> None:
    commit(store, an_order(), an_order("ord_2"))


def save(store: Store, payable: Payable) -> None:
    with store.unit_of_work() as uow:
        uow.payables.save(payable)
        uow.commit()


def stored(store: Store, order_id: str = "ord_1001") -> tuple[Payable, ...]:
    with store.unit_of_work() as uow:
        return uow.payables.of_order(order_id)


@pytest.mark.parametrize(
    "payable", [a_payable(), a_payable_with_every_field()], ids=["plain", "full"]
)
def test_a_payable_is_read_back_as_it_was_added(store: Store, payable: Payable) -> None:
    commit(store, payable)

    assert stored(store) == (payable,)


def test_an_order_has_one_payable_per_provider_by_provider_id(store: Store) -> None:
    second, first = a_payable("usr_p2"), a_payable("usr_p1")
    commit(store, second, first, a_payable("usr_p0", order_id="ord_2"))

    assert stored(store) == (first, second)
    assert stored(store, "ord_unknown") == ()


def test_a_save_stores_every_cent_and_the_next_version(store: Store) -> None:
    commit(store, a_payable(), a_payable("usr_p2"))
    changed = a_payable(
        service_cents=100_000, transferred_cents=1_000, refunded_cents=2_000, held_cents=3_000
    )

    save(store, changed)

    assert stored(store) == (evolve(changed, version=1), a_payable("usr_p2"))


def test_the_same_provider_is_paid_for_two_orders_apart(store: Store) -> None:
    commit(store, a_payable(), a_payable(order_id="ord_2"))

    save(store, a_payable(held_cents=100))

    assert stored(store, "ord_2") == (a_payable(order_id="ord_2"),)


def test_holds_may_exceed_what_a_later_refund_left_payable(store: Store) -> None:
    commit(store, a_payable(held_cents=100_000))
    eaten = a_payable(held_cents=100_000).refunded(100_000)

    save(store, eaten)

    assert stored(store) == (evolve(eaten, version=1),)


@pytest.mark.parametrize("broken", [a_payable(held_cents=-1), a_payable(refunded_cents=-1)])
def test_the_store_itself_refuses_negative_cents(store: Store, broken: Payable) -> None:
    commit(store, a_payable())

    with pytest.raises(BrokenCheck):
        save(store, broken)

    assert stored(store) == (a_payable(),)
