"""The contract of ports/refunds.py."""

import pytest
from attrs import evolve

from core.refunds.refund import Refund, RefundStatus, WaitsFor
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.orders import an_order
from tests.builders.refunds import (
    a_failed_refund,
    a_goodwill_credit,
    a_proposed_refund,
    a_refund,
)
from tests.contracts.committing import commit

SAME = [a_refund(), a_goodwill_credit(), a_failed_refund(), a_proposed_refund()]


@pytest.fixture(autouse=True)
def _a_case_on_an_order(store: Store) -> None:
    commit(store, an_order(), a_case("sca_1"), a_case("sca_2"), a_charge())


@pytest.mark.parametrize("refund", SAME, ids=["sent", "goodwill", "failed", "proposed"])
def test_a_refund_is_read_back_as_it_was_added(store: Store, refund: Refund) -> None:
    commit(store, refund)

    with store.unit_of_work() as uow:
        assert uow.refunds.get(refund.refund_id) == refund


def test_a_refund_nobody_made_is_none(store: Store) -> None:
    with store.unit_of_work() as uow:
        assert uow.refunds.get("srf_unknown") is None


def test_a_save_stores_what_became_of_a_refund_and_the_next_version(store: Store) -> None:
    proposed = a_proposed_refund()
    commit(store, proposed)
    approved = evolve(
        proposed.sent(when=minutes_later(1)),
        approved_by="usr_second",
        decision={"trace": ["recomputed"]},
    )

    with store.unit_of_work() as uow:
        uow.refunds.save(approved)
        uow.commit()
    with store.unit_of_work() as uow:
        read = uow.refunds.get(proposed.refund_id)
        assert read == evolve(approved, version=1)
        uow.refunds.save(read.succeeded(processor_ref="re_1", when=minutes_later(2)))
        uow.commit()

    with store.unit_of_work() as uow:
        settled = uow.refunds.get(proposed.refund_id)
    assert settled is not None
    assert (settled.status, settled.processor_ref) == (RefundStatus.SUCCEEDED, "re_1")
    assert settled.updated_at == minutes_later(2)
    assert settled.version == 2


def test_the_refunds_of_an_order_come_from_every_case_oldest_first(store: Store) -> None:
    oldest = a_refund("srf_3", case_id="sca_2", created_at=NOON - MICROSECOND)
    twins = a_refund("srf_1"), a_refund("srf_2", case_id="sca_2")
    elsewhere = a_refund("srf_0", order_id="ord_2")
    commit(store, an_order("ord_2"), twins[1], elsewhere, oldest, twins[0])

    with store.unit_of_work() as uow:
        assert uow.refunds.of_order("ord_1001") == (oldest, *twins)


def test_the_refunds_of_a_case_are_oldest_first(store: Store) -> None:
    later, sooner = a_refund("srf_1", created_at=minutes_later(1)), a_refund("srf_2")
    commit(store, later, sooner, a_refund("srf_3", case_id="sca_2"))

    with store.unit_of_work() as uow:
        assert uow.refunds.of_case("sca_1") == (sooner, later)
        assert uow.refunds.of_case("sca_unknown") == ()


def test_only_proposals_that_wait_for_nothing_but_the_end_of_a_pause_wait_for_it(
    store: Store,
) -> None:
    commit(
        store,
        a_proposed_refund("srf_1", waits_for=WaitsFor.RESUME, created_at=minutes_later(1)),
        a_proposed_refund("srf_2", waits_for=WaitsFor.RESUME),
        a_proposed_refund("srf_3", waits_for=WaitsFor.APPROVAL),
        a_refund("srf_4"),
        a_failed_refund("srf_5"),
    )

    with store.unit_of_work() as uow:
        assert uow.refunds.waiting_for_resume() == ("srf_2", "srf_1")


def test_a_resumed_refund_waits_no_more(store: Store) -> None:
    waiting = a_proposed_refund("srf_1", waits_for=WaitsFor.RESUME)
    commit(store, waiting)

    with store.unit_of_work() as uow:
        uow.refunds.save(waiting.sent(when=minutes_later(1)))
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.refunds.waiting_for_resume() == ()
