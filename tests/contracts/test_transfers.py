"""The contract of ports/transfers.py."""

from attrs import evolve

from ports.unit_of_work import Store
from tests.builders.transfers import a_transfer
from tests.contracts.committing import commit


def test_a_transfer_is_read_back_as_it_was_added(store: Store) -> None:
    transfer = a_transfer(currency="EUR", transferred_cents=2**33, reversed_cents=2**32)
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
