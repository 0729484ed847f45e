"""The contract of ports/outside_refunds.py."""

import pytest
from attrs import evolve

from core.refunds.outside_refund import OutsideRefund
from ports.unit_of_work import Store
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.outside_refunds import an_outside_refund, an_outside_refund_with_every_field
from tests.contracts.committing import commit


@pytest.mark.parametrize(
    "refund",
    [an_outside_refund(), an_outside_refund_with_every_field()],
    ids=["counted", "failed"],
)
def test_an_outside_refund_is_read_back_as_it_was_added(
    store: Store, refund: OutsideRefund
) -> None:
    commit(store, refund)

    with store.unit_of_work() as uow:
        assert uow.outside_refunds.get("re_outside") == refund
        assert uow.outside_refunds.get("re_unknown") is None


def test_the_outside_refunds_of_an_order_are_its_own_oldest_first(store: Store) -> None:
    later = an_outside_refund("re_0", created_at=NOON + MICROSECOND)
    twins = an_outside_refund("re_1"), an_outside_refund("re_2")
    commit(store, later, twins[1], an_outside_refund("re_3", order_id="ord_2"), twins[0])

    with store.unit_of_work() as uow:
        assert uow.outside_refunds.of_order("ord_1001") == (*twins, later)
        assert uow.outside_refunds.of_order("ord_unknown") == ()


def test_a_save_stores_what_became_of_it_and_the_next_version(store: Store) -> None:
    commit(store, an_outside_refund())
    failed = an_outside_refund().now("failed", counts=False, when=minutes_later(5))

    with store.unit_of_work() as uow:
        uow.outside_refunds.save(failed)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.outside_refunds.get("re_outside") == evolve(failed, version=1)
