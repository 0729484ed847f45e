"""The contract of ports/transfers.py."""

import pytest
from attrs import evolve

from core.transfers.transfer import Transfer
from ports.broken_check import BrokenCheck
from ports.unit_of_work import Store
from tests.builders.transfers import a_transfer
from tests.contracts.committing import commit


def test_a_transfer_is_read_back_as_it_was_added(store: Store) -> None:
    transfer = a_transfer(
        currency="EUR", transferred_cents=2**33, reversed_cents=2**32, others_cents=7
    )
    commit(store, transfer)

    with store.unit_of_work() as uow:
        assert uow.transfers.get("tr_1") == transfer
        assert uow.transfers.get("tr_unknown") is None


def test_the_transfers_of_an_order_are_its_own_by_id(store: Store) -> None:
    second, first = a_transfer("tr_2"), a_transfer("tr_1", leg_id="leg_2")
    commit(store, second, first, a_transfer("tr_0", order_id="ord_2"))

    with store.unit_of_work() as uow:
        assert uow.transfers.of_order("ord_1001") == (first, second)
        assert uow.transfers.of_order("ord_unknown") == ()


def test_a_save_stores_what_became_known_and_the_next_version(store: Store) -> None:
    commit(store, a_transfer(), a_transfer("tr_2"))
    changed = a_transfer(leg_id="leg_2", transferred_cents=90_000, reversed_cents=90_000)

    with store.unit_of_work() as uow:
        uow.transfers.save(changed)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.transfers.of_order("ord_1001") == (
            evolve(changed, version=1),
            a_transfer("tr_2"),
        )


@pytest.mark.parametrize(
    ("transfer", "broken"),
    [
        (a_transfer(reversed_cents=5, others_cents=-1), "others_cents is not negative"),
        (a_transfer(reversed_cents=5, others_cents=6), "what others took is among what came back"),
    ],
)
def test_what_others_took_is_part_of_what_came_back(
    store: Store, transfer: Transfer, broken: str
) -> None:
    with pytest.raises(BrokenCheck, match=broken):
        commit(store, transfer)
