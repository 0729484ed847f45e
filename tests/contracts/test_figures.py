"""The contract of ports/figures.py."""

from asyncio import Runner
from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from core.cases.case import Case
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.parked.parked_work import ParkedKind
from core.refunds.refund import RefundMethod, RefundStatus
from core.sla.clock import ClockState
from core.sla.clocks import Clocks
from core.timeline.event import EventType
from core.views.figure import AGE_BOUNDS, DISPUTES_OF, EVENTS_OF, TIMES_OF, FigureName
from ports.unit_of_work import Store
from tests.builders.cases import a_case, a_case_in
from tests.builders.disputes import a_dispute
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.outbox_messages import an_outbox_message
from tests.builders.parked_work import a_parked_work, an_ended_work
from tests.builders.payables import a_payable
from tests.builders.refunds import a_refund
from tests.builders.timeline import an_event
from tests.contracts.backends import Backend
from tests.contracts.committing import commit

Told = dict[tuple[str, ...], int]
SECOND = timedelta(seconds=1)
A_DAY = timedelta(days=1)


@pytest.fixture
def figures(backend: Backend, event_loop_of_views: Runner) -> Any:
    """What is told of one name, by its labels, now that it is noon."""

    def told(*names: FigureName) -> Told:
        found = event_loop_of_views.run(backend.figure_board.figures(NOON))
        assert list(found) == sorted(found)
        assert all(figure.value for figure in found)
        return {figure.labels: figure.value for figure in found if figure.name in names}

    return told


def answered(case: Case, *, after: timedelta, priority: int = 3, **changes: Any) -> Case:
    """Both clocks were met at noon, unless `changes` say otherwise of the first."""
    met: dict[str, Any] = {
        "state": ClockState.MET,
        "stopped_at": NOON,
        "counting_since": None,
        "consumed": after,
        "priority": priority,
    }
    first = evolve(case.clocks.first_response, **(met | changes))
    last = evolve(case.clocks.resolution, **(met | {"consumed": 2 * after}))
    return evolve(
        case,
        clocks=Clocks(priority=case.clocks.priority, first_response=first, resolution=last),
    )


def test_where_nothing_happened_nothing_is_counted(figures: Any) -> None:
    assert figures(*FigureName) == {}


def test_response_and_resolution_times_are_told_by_priority(store: Store, figures: Any) -> None:
    five_minutes = timedelta(minutes=5)
    commit(
        store,
        answered(a_case("sca_1"), after=five_minutes),
        answered(a_case("sca_2"), after=five_minutes + MICROSECOND),
        answered(a_case("sca_3"), after=timedelta(), priority=1),
        answered(a_case("sca_4"), after=timedelta(days=31), priority=5),
        a_case("sca_5"),
    )
    assert figures(FigureName.FIRST_RESPONSES) == {
        ("3", "0"): 1,
        ("3", "1"): 1,
        ("1", "0"): 1,
        ("5", "13"): 1,
    }
    assert figures(FigureName.FIRST_RESPONSE_MS) == {
        ("3",): 600_000,
        ("5",): 31 * 86_400_000,
    }
    assert figures(FigureName.RESOLUTIONS) == {
        ("3", "1"): 2,
        ("1", "0"): 1,
        ("5", "13"): 1,
    }
    assert figures(FigureName.RESOLUTION_MS) == {
        ("3",): 1_200_000,
        ("5",): 62 * 86_400_000,
    }


def test_times_of_long_ago_and_of_clocks_that_were_not_met_are_left_out(
    store: Store, figures: Any
) -> None:
    since = NOON - TIMES_OF
    commit(
        store,
        answered(a_case("sca_1"), after=SECOND, stopped_at=since),
        answered(a_case("sca_2"), after=SECOND, stopped_at=since + MICROSECOND),
        answered(a_case("sca_3"), after=SECOND, stopped_at=since - MICROSECOND),
        answered(a_case("sca_4"), after=SECOND, state=ClockState.DROPPED),
    )
    assert figures(FigureName.FIRST_RESPONSES) == {("3", "0"): 2}


def test_the_backlog_is_told_by_status_and_age(store: Store, figures: Any) -> None:
    ages = [timedelta(), *AGE_BOUNDS, *(bound + MICROSECOND for bound in AGE_BOUNDS)]
    cases = [
        a_case_in(CaseStatus.TRIAGE, f"sca_{at}", created_at=NOON - age, updated_at=NOON)
        for at, age in enumerate(ages)
    ]
    decided = [
        a_case_in(CaseStatus.RESOLVED, "sca_r"),
        a_case_in(CaseStatus.CLOSED, "sca_c"),
    ]
    commit(store, *cases, *decided, a_case_in(CaseStatus.AWAITING_USER, "sca_w"))
    assert figures(FigureName.BACKLOG) == {
        ("triage", "under_1d"): 2,
        ("triage", "1d_to_3d"): 2,
        ("triage", "3d_to_7d"): 2,
        ("triage", "7d_to_30d"): 2,
        ("triage", "over_30d"): 1,
        ("awaiting_user", "under_1d"): 1,
    }


def test_cases_opened_in_the_last_thirty_days_are_told_by_kind(store: Store, figures: Any) -> None:
    since = NOON - EVENTS_OF
    commit(
        store,
        a_case("sca_1", created_at=since),
        a_case("sca_2", created_at=since - MICROSECOND),
        a_case("sca_3", kind=CaseKind.PAYMENT),
        a_case_in(CaseStatus.CLOSED, "sca_4"),
    )
    assert figures(FigureName.OPENED) == {("booking",): 2, ("payment",): 1}


def test_breaches_are_told_by_clock_and_priority_and_by_no_words_of_anybody(
    store: Store, figures: Any
) -> None:
    def breach(event_id: str, **changes: Any) -> Any:
        told = {"clock": "resolution", "priority_from": 2, "priority_to": 1}
        return an_event(
            event_id,
            type=EventType.SLA_BREACH,
            payload=told | changes.pop("payload", {}),
            **changes,
        )

    commit(
        store,
        a_case(),
        breach("sev_1"),
        breach("sev_2", payload={"clock": "first_response", "priority_from": 5}),
        breach("sev_3", payload={"clock": "Maya", "priority_from": "usr_1"}),
        breach("sev_4", created_at=NOON - EVENTS_OF),
        breach("sev_5", created_at=NOON - EVENTS_OF - MICROSECOND),
        an_event("sev_6"),
    )
    assert figures(FigureName.BREACHES) == {
        ("resolution", "2"): 2,
        ("first_response", "5"): 1,
        ("unknown", "unknown"): 1,
    }


def test_refunds_are_told_by_reason_and_goodwill_by_itself(store: Store, figures: Any) -> None:
    done, wallet = RefundStatus.SUCCEEDED, RefundMethod.WALLET
    credit: dict[str, Any] = {"method": wallet, "charge_id": None, "reason": "goodwill"}
    commit(
        store,
        a_case("sca_1"),
        a_case("sca_2"),
        a_refund("srf_1", cents=100, status=done),
        a_refund("srf_2", cents=20, status=done),
        a_refund("srf_3", cents=3, status=done, case_id="sca_2", currency="EUR"),
        a_refund("srf_4", reason="quality"),
        a_refund("srf_5", reason="because of Maya", status=done, currency="usd", cents=7),
        a_refund("srf_6", cents=500, status=done, **credit),
        a_refund("srf_7", cents=9, **credit),
        a_refund("srf_8", cents=1_000, status=done, created_at=NOON - EVENTS_OF - MICROSECOND),
    )
    assert figures(FigureName.REFUNDS) == {
        ("buyer_cancelled", "succeeded"): 3,
        ("quality", "processing"): 1,
        ("unknown", "succeeded"): 1,
    }
    assert figures(FigureName.REFUNDED_CASES) == {("buyer_cancelled",): 2, ("unknown",): 1}
    assert figures(FigureName.REFUNDED_CENTS) == {
        ("buyer_cancelled", "USD"): 120,
        ("buyer_cancelled", "EUR"): 3,
        ("unknown", "unknown"): 7,
    }
    assert figures(FigureName.GOODWILL_CENTS) == {("USD",): 500}


def test_what_is_held_counts_no_further_than_it_is_payable(store: Store, figures: Any) -> None:
    commit(
        store,
        a_payable("ord_1", service_cents=1_000, held_cents=400),
        a_payable("ord_2", service_cents=1_000, refunded_cents=800, held_cents=400),
        a_payable("ord_3", service_cents=1_000, transferred_cents=1_200, held_cents=400),
        a_payable("ord_4", service_cents=1_000),
        a_payable("ord_5", service_cents=50, held_cents=50, currency="EUR"),
    )
    assert figures(FigureName.HELD_CENTS) == {("USD",): 600, ("EUR",): 50}


def test_disputes_of_the_last_ninety_days_are_told_by_status(store: Store, figures: Any) -> None:
    commit(
        store,
        a_dispute("dp_1", status="won", updated_at=NOON - DISPUTES_OF),
        a_dispute("dp_2", status="won", updated_at=NOON - DISPUTES_OF - MICROSECOND),
        a_dispute("dp_3", status="lost", updated_at=NOON),
        a_dispute("dp_4", status="something new", updated_at=NOON),
    )
    assert figures(FigureName.DISPUTES) == {("won",): 1, ("lost",): 1, ("unknown",): 1}


def test_the_outbox_tells_how_many_wait_and_since_when_the_first_does(
    store: Store, figures: Any
) -> None:
    commit(
        store,
        a_case(),
        an_outbox_message("sob_1", created_at=NOON - 3 * SECOND),
        an_outbox_message("sob_2", created_at=NOON - A_DAY),
        an_outbox_message("sob_3", created_at=NOON + SECOND),
    )
    assert figures(FigureName.OUTBOX_LAG_MS) == {(): 3_000}
    assert figures(FigureName.OUTBOX_WAITING) == {(): 3}
    with store.unit_of_work() as uow:
        first, *_ = uow.outbox.deliverable(now=NOON, limit=1)
        uow.outbox.save(evolve(first, delivered_at=NOON))
        uow.commit()
    assert figures(FigureName.OUTBOX_WAITING) == {(): 2}
    assert figures(FigureName.OUTBOX_LAG_MS) == {(): 86_400_000}


def test_parked_work_is_told_by_kind_with_the_longest_wait(store: Store, figures: Any) -> None:
    commit(
        store,
        a_case(),
        a_parked_work("spw_1", subject_id="srf_1", parked_at=NOON - SECOND),
        a_parked_work("spw_2", subject_id="srf_2", parked_at=NOON - 5 * SECOND),
        a_parked_work("spw_3", kind=ParkedKind.CHARGE_EXCESS, subject_id="ch_1"),
        an_ended_work("spw_5", parked_at=NOON - A_DAY),
    )
    assert figures(FigureName.PARKED) == {("refund",): 2, ("charge_excess",): 1}
    assert figures(FigureName.PARKED_OLDEST_MS) == {(): 5_000}
