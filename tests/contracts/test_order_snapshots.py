"""The contract of ports/order_snapshots.py."""

from typing import Any

import pytest

from core.orders.snapshot import OrderSnapshot
from ports.lost_race import DuplicateRow
from ports.unit_of_work import Store
from tests.builders.orders import an_order, order_json
from tests.contracts.committing import commit

UNKNOWN_FIELDS: dict[str, Any] = {
    "gift": {"wrapped": True, "rate": 1.5, "ribbon": None},
    "tags": ["a", "é😀"],
}


def test_a_snapshot_is_read_back_whole_as_it_was_received(store: Store) -> None:
    snapshot = an_order(**UNKNOWN_FIELDS)
    commit(store, snapshot)

    with store.unit_of_work() as uow:
        read = uow.order_snapshots.newest("ord_1001")

    assert read == snapshot
    assert read.received == order_json(**UNKNOWN_FIELDS)
    assert read.sha256 == snapshot.sha256


def test_the_highest_version_is_the_newest_in_whatever_order_they_came(store: Store) -> None:
    for version in (9, 10, 2):
        commit(store, an_order(version=version))

    with store.unit_of_work() as uow:
        assert uow.order_snapshots.newest("ord_1001") == an_order(version=10)


def test_every_version_is_kept(store: Store) -> None:
    commit(store, an_order(version=1), an_order(version=2, buyer_id="usr_b2"))

    with store.unit_of_work() as uow:
        assert uow.order_snapshots.version("ord_1001", 1) == an_order(version=1)
        assert uow.order_snapshots.version("ord_1001", 2) == an_order(version=2, buyer_id="usr_b2")
        assert uow.order_snapshots.version("ord_1001", 3) is None


def test_orders_do_not_see_each_other(store: Store) -> None:
    commit(store, an_order("ord_1", version=1), an_order("ord_2", version=5))

    with store.unit_of_work() as uow:
        assert uow.order_snapshots.newest("ord_1") == an_order("ord_1", version=1)
        assert uow.order_snapshots.newest("ord_unknown") is None
        assert uow.order_snapshots.is_known("ord_1")
        assert not uow.order_snapshots.is_known("ord_unknown")


def test_a_version_that_came_before_is_a_duplicate_and_changes_nothing(store: Store) -> None:
    commit(store, an_order(version=1))
    retold: OrderSnapshot = an_order(version=1, buyer_id="usr_other")

    with pytest.raises(DuplicateRow):
        commit(store, retold)

    with store.unit_of_work() as uow:
        assert uow.order_snapshots.newest("ord_1001") == an_order(version=1)
