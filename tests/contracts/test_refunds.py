"""The contract of ports/refunds.py."""

import pytest
from attrs import evolve

from core.parts import Parts
from core.refunds.allocation import Allocation
from core.refunds.position import Counted
from core.refunds.refund import Refund, RefundMethod, RefundStatus, WaitsFor
from ports.lost_race import DuplicateRow
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


def test_what_counts_of_an_order_are_its_card_refunds_that_did_not_fail(store: Store) -> None:
    later = a_refund("srf_1", case_id="sca_2", created_at=minutes_later(1))
    sooner, waiting = a_refund("srf_2"), a_proposed_refund("srf_3", created_at=minutes_later(2))
    commit(store, later, sooner, waiting, a_goodwill_credit("srf_4"), a_failed_refund("srf_5"))

    with store.unit_of_work() as uow:
        told = uow.refunds.counted_of_order("ord_1001")
        without = uow.refunds.counted_of_order("ord_1001", leaving_out="srf_1")
        assert uow.refunds.counted_of_order("ord_unknown") == ()

    assert told == tuple(
        Counted(allocations=refund.allocations, status=refund.status.value)
        for refund in (sooner, later, waiting)
    )
    assert without == (told[0], told[2])


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


def test_a_refund_keeps_when_the_processor_is_asked_and_how_often(store: Store) -> None:
    asked = a_refund(
        sent_at=NOON + MICROSECOND, asked=3, ask_again_at=minutes_later(60) + MICROSECOND
    )
    commit(store, asked)

    with store.unit_of_work() as uow:
        assert uow.refunds.get("srf_1") == asked
        later = evolve(asked, asked=4, ask_again_at=None)
        uow.refunds.save(later)
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.refunds.get("srf_1") == evolve(later, version=1)


def test_a_credit_of_no_charge_on_no_leg_is_read_back_as_it_was_added(store: Store) -> None:
    credit = a_refund(
        charge_id=None,
        method=RefundMethod.WALLET,
        allocations=(Allocation(None, Parts(subtotal_cents=1_000)),),
    )
    commit(store, credit)

    with store.unit_of_work() as uow:
        assert uow.refunds.get("srf_1") == credit
        assert uow.refunds.counted_of_order("ord_1001") == ()


def test_a_refund_is_found_by_the_name_the_processor_gave_it(store: Store) -> None:
    commit(store, a_refund("srf_1"), a_refund("srf_2", processor_ref="re_2"))

    with store.unit_of_work() as uow:
        assert uow.refunds.by_processor_ref("re_2") == a_refund("srf_2", processor_ref="re_2")
        assert uow.refunds.by_processor_ref("re_1") is None
        uow.refunds.save(a_refund("srf_1").known_as("re_1", when=minutes_later(1)))
        uow.commit()

    with store.unit_of_work() as uow:
        named = uow.refunds.by_processor_ref("re_1")
    assert named is not None
    assert named.refund_id == "srf_1"


def test_two_refunds_never_go_by_the_same_name_of_the_processor(store: Store) -> None:
    commit(store, a_refund("srf_1", processor_ref="re_1"), a_refund("srf_2"))

    with store.unit_of_work() as uow:
        uow.refunds.save(a_refund("srf_2").known_as("re_1", when=minutes_later(1)))
        with pytest.raises(DuplicateRow):
            uow.commit()

    with store.unit_of_work() as uow:
        assert uow.refunds.get("srf_2") == a_refund("srf_2")


def test_processing_card_refunds_whose_time_has_come_are_asked_for_longest_overdue_first(
    store: Store,
) -> None:
    soon, sooner = minutes_later(2), minutes_later(1)
    commit(
        store,
        a_refund("srf_1", ask_again_at=soon),
        a_refund("srf_2", ask_again_at=sooner),
        a_refund("srf_3", ask_again_at=soon + MICROSECOND),
        a_refund("srf_4", ask_again_at=None),
        a_refund("srf_5", ask_again_at=NOON, status=RefundStatus.SUCCEEDED),
        a_proposed_refund("srf_6", ask_again_at=NOON),
        a_refund("srf_7", ask_again_at=NOON, method=RefundMethod.WALLET),
    )

    with store.unit_of_work() as uow:
        assert uow.refunds.to_ask(now=soon, limit=9) == ("srf_2", "srf_1")
        assert uow.refunds.to_ask(now=soon, limit=1) == ("srf_2",)
        assert uow.refunds.to_ask(now=NOON, limit=9) == ()


def test_proposals_that_nobody_decided_in_time_have_expired_oldest_first(store: Store) -> None:
    soon, sooner = minutes_later(2), minutes_later(1)
    commit(
        store,
        a_proposed_refund("srf_1", expires_at=soon),
        a_proposed_refund("srf_2", expires_at=sooner, waits_for=WaitsFor.RESUME),
        a_proposed_refund("srf_3", expires_at=soon + MICROSECOND),
        a_proposed_refund("srf_4", expires_at=None),
        a_refund("srf_5", expires_at=NOON),
    )

    with store.unit_of_work() as uow:
        assert uow.refunds.expired(now=soon, limit=9) == ("srf_2", "srf_1")
        assert uow.refunds.expired(now=soon, limit=1) == ("srf_2",)
        assert uow.refunds.expired(now=NOON, limit=9) == ()
