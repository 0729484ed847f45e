"""The contract of ports/chargebacks.py."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from core.chargebacks.chargeback import Answer, Chargeback, ChargebackStatus
from core.parked.parked_work import ParkedKind
from ports.broken_check import BrokenCheck
from ports.lost_race import DuplicateRow, StaleRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.chargebacks import DUE, a_chargeback, a_chargeback_with_every_field
from tests.builders.charges import a_charge
from tests.builders.disputes import a_dispute
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.parked_work import a_parked_work
from tests.contracts.committing import commit

READY = {"evidence_seen_at": NOON, "staged_at": NOON}


@pytest.mark.parametrize(
    "chargeback",
    [a_chargeback(), a_chargeback_with_every_field(), a_chargeback(due_at=None, act_at=None)],
    ids=["heard of", "on its way", "not contestable"],
)
def test_a_chargeback_is_read_back_as_it_was_added(store: Store, chargeback: Chargeback) -> None:
    commit(store, a_case("sca_1"), chargeback)

    with store.unit_of_work() as uow:
        assert uow.chargebacks.get("scb_1") == chargeback
        assert uow.chargebacks.of_dispute("dp_scb_1") == chargeback
        assert uow.chargebacks.get("scb_9") is None
        assert uow.chargebacks.of_dispute("dp_9") is None


def test_a_save_stores_every_field_and_the_next_version(store: Store) -> None:
    commit(store, a_case("sca_1"), a_chargeback())
    with store.unit_of_work() as uow:
        uow.chargebacks.save(a_chargeback_with_every_field())
        uow.commit()

    with store.unit_of_work() as uow:
        assert uow.chargebacks.get("scb_1") == evolve(a_chargeback_with_every_field(), version=1)


def test_a_save_of_an_old_version_loses(store: Store) -> None:
    commit(store, a_case("sca_1"), a_chargeback())
    for expected in (None, StaleRow):
        with store.unit_of_work() as uow:
            uow.chargebacks.save(a_chargeback(fee_cents=1))
            if expected is None:
                uow.commit()
            else:
                with pytest.raises(StaleRow):
                    uow.commit()


def test_a_dispute_has_one_chargeback(store: Store) -> None:
    commit(store, a_case("sca_1"), a_chargeback())
    with pytest.raises(DuplicateRow):
        commit(store, a_chargeback("scb_2", processor_ref="dp_scb_1"))


def test_those_of_a_case_and_of_an_order_come_oldest_first(store: Store) -> None:
    later = a_chargeback("scb_1", created_at=minutes_later(1))
    twins = a_chargeback("scb_2"), a_chargeback("scb_3", case_id="sca_2")
    commit(store, a_case("sca_1"), a_case("sca_2"), later, *twins)
    commit(store, a_chargeback("scb_4", order_id="ord_2", case_id="sca_2"))

    with store.unit_of_work() as uow:
        assert uow.chargebacks.of_case("sca_1") == (twins[0], later)
        assert uow.chargebacks.of_order("ord_1001") == (*twins, later)


def test_those_whose_instant_has_come_are_due_the_longest_overdue_first(store: Store) -> None:
    commit(
        store,
        a_case("sca_1"),
        a_chargeback("scb_1", act_at=minutes_later(2)),
        a_chargeback("scb_2", act_at=minutes_later(1)),
        a_chargeback("scb_3", act_at=minutes_later(3)),
        a_chargeback("scb_4", act_at=None),
    )
    with store.unit_of_work() as uow:
        assert uow.chargebacks.to_act(now=minutes_later(2), limit=9) == ("scb_2", "scb_1")
        assert uow.chargebacks.to_act(now=minutes_later(2), limit=1) == ("scb_2",)
        assert uow.chargebacks.to_act(now=minutes_later(1) - MICROSECOND, limit=9) == ()


@pytest.mark.parametrize(
    ("changes", "wanted"),
    [
        ({}, True),
        (READY, False),
        (READY | {"staged_at": None}, True),
        (READY | {"evidence_seen_at": NOON - MICROSECOND}, True),
        ({"due_at": None}, False),
        ({"due_at": NOON}, True),
        ({"due_at": NOON - MICROSECOND}, False),
        ({"status": ChargebackStatus.EVIDENCE_REQUESTED}, True),
        ({"status": ChargebackStatus.WON, "decided_at": NOON, "act_at": None}, False),
        ({"answer": Answer.ACCEPT, "accepted_by": "usr_fay"}, False),
    ],
)
def test_a_pack_is_wanted_of_what_still_takes_evidence_and_has_none_of_the_case_as_it_is(
    store: Store, changes: dict[str, Any], wanted: bool
) -> None:
    commit(store, a_case("sca_1", updated_at=NOON), a_chargeback(**changes))
    with store.unit_of_work() as uow:
        due = uow.chargebacks.to_prepare(now=NOON, limit=9)
    assert due == (("scb_1",) if wanted else ())


def test_the_nearest_deadline_is_packed_first(store: Store) -> None:
    sooner = a_chargeback("scb_2", due_at=DUE - timedelta(hours=1))
    commit(store, a_case("sca_1"), a_chargeback("scb_1"), sooner)
    with store.unit_of_work() as uow:
        assert uow.chargebacks.to_prepare(now=NOON, limit=1) == ("scb_2",)


@pytest.mark.parametrize(
    "changes",
    [
        {"amount_cents": 0},
        {"fee_cents": -1},
        {"status": ChargebackStatus.REPRESENTED},
        {"submitted_at": NOON},
        {"staged_at": NOON, "submitted_at": DUE + MICROSECOND},
        {"status": ChargebackStatus.LOST, "act_at": None},
        {"decided_at": NOON},
        {"status": ChargebackStatus.LOST, "decided_at": NOON},
        {"answer": Answer.SUBMIT},
        {"answer": Answer.ACCEPT},
        {"case_id": "sca_none"},
    ],
)
def test_what_must_not_be_is_not_stored(store: Store, changes: dict[str, Any]) -> None:
    commit(store, a_case("sca_1"))
    with pytest.raises(BrokenCheck):
        commit(store, a_chargeback(**changes))


def test_undecided_disputes_without_a_chargeback_are_found_oldest_first(store: Store) -> None:
    commit(
        store,
        a_case("sca_1"),
        a_chargeback(processor_ref="dp_1"),
        a_dispute("dp_1"),
        a_dispute("dp_2", created_at=minutes_later(1)),
        a_dispute("dp_3"),
        *(a_dispute(f"dp_{word}", status=word) for word in ("won", "lost", "warning_closed")),
    )
    with store.unit_of_work() as uow:
        assert uow.disputes.without_chargeback(limit=9) == ("dp_3", "dp_2")
        assert uow.disputes.without_chargeback(limit=1) == ("dp_3",)


def test_disputed_charges_that_an_order_names_by_now_are_found(store: Store) -> None:
    kind = ParkedKind.DISPUTE
    commit(
        store,
        a_charge("ch_1"),
        a_parked_work("spw_1", kind=kind, subject_id="ch_1", case_id=None),
        a_parked_work("spw_2", kind=kind, subject_id="ch_9", case_id=None),
    )
    with store.unit_of_work() as uow:
        assert uow.parking.named_by_now(limit=9) == ("ch_1",)


def test_the_cases_of_an_order_come_oldest_first(store: Store) -> None:
    later = a_case("sca_1", order_id="ord_1", created_at=minutes_later(1))
    first, other = a_case("sca_2", order_id="ord_1"), a_case("sca_3", order_id="ord_2")
    commit(store, later, first, other, a_case("sca_4", order_id=None))
    with store.unit_of_work() as uow:
        assert uow.cases.of_order("ord_1") == (first, later)
        assert uow.cases.of_order("ord_9") == ()
