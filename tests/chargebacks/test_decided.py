"""Won, the hold is let go; lost, it stays and the books say what was lost."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.chargebacks.chargeback import ChargebackStatus
from core.errors import ErrorCode
from core.ledger.account import Account
from core.sla.clock import ClockState
from core.use_cases.follow_dispute import FollowDispute
from core.use_cases.set_case_status import SetCaseStatus
from ports.payment_processor import Done
from tests.chargebacks.bank import READY, SUBMIT_BY, Bank
from tests.notices.hearing import books, disagreeing
from tests.use_cases.office import ITSELF, NOON, TESS


@pytest.fixture
def bank() -> Bank:
    return Bank()


def resolved(bank: Bank, ref: str) -> str:
    case_id = bank.chargeback(ref).case_id
    for status, outcome in (
        (CaseStatus.INVESTIGATING, None),
        (CaseStatus.DECISION_PENDING, None),
        (CaseStatus.RESOLVED, Outcome.SOLVED),
    ):
        bank.office.does(SetCaseStatus(case_id=case_id, status=status, outcome=outcome), TESS)
    return case_id


def due_at(bank: Bank, ref: str) -> datetime:
    """To the second: entries of one instant follow each other by microseconds."""
    told = bank.case_of(ref).clocks.resolution_due_at
    assert told is not None
    return told.replace(microsecond=0)


def test_won_lets_the_hold_go_and_takes_the_money_back(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.submits(ref)
    bank.decides(ref, won=True)

    chargeback = bank.chargeback(ref)
    assert chargeback.status is ChargebackStatus.WON
    assert bank.held_cents() == 0
    assert bank.told(ref)[-2:] == ["chargeback_won", "hold_released"]
    assert "chargeback.won" in bank.announced()
    assert books(bank.office).get(Account.CHARGEBACKS, 0) == 0
    assert bank.office.charge().disputed_or_lost_cents == 0
    assert disagreeing(bank.office) == ()
    resolution = bank.case_of(ref).clocks.resolution
    assert resolution.met_at is None


def test_what_is_won_before_anybody_heard_of_it_holds_nothing(bank: Bank) -> None:
    how: Any = READY
    ref: str = bank.office.stripe.dashboard.open_dispute("ch_1", **how)["id"]
    bank.office.stripe.dashboard.decide_dispute(ref, won=True)
    bank.hears()

    assert bank.chargeback(ref).status is ChargebackStatus.WON
    assert bank.held_cents() == 0
    assert not {"hold_applied", "hold_released"} & set(bank.told(ref))


def test_lost_books_the_expense_and_the_hold_stays_until_the_case_closes(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.decides(ref, won=False)

    assert bank.chargeback(ref).status is ChargebackStatus.LOST
    assert bank.held_cents() == 108_250
    assert books(bank.office)[Account.CHARGEBACKS] == 119_075
    assert bank.office.charge().disputed_or_lost_cents == 119_075
    assert "chargeback.lost" in bank.announced()
    assert disagreeing(bank.office) == ()

    case_id = resolved(bank, ref)
    bank.office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    assert bank.held_cents() == 0


def test_what_was_lost_stays_held_whatever_becomes_of_another_dispute(bank: Bank) -> None:
    lost = bank.disputes(amount_cents=20_000, **READY)
    bank.decides(lost, won=False)
    other = bank.disputes(amount_cents=50_000, **READY)
    assert bank.chargeback(other).case_id != bank.chargeback(lost).case_id
    assert bank.held_cents() == 70_000

    bank.decides(other, won=True)
    assert bank.held_cents() == 20_000


def test_a_case_is_not_closed_while_its_chargeback_is_open(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.submits(ref)
    case_id = resolved(bank, ref)
    close = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    assert bank.office.refuses(close, TESS) == (ErrorCode.INVALID_TRANSITION, "status")

    bank.decides(ref, won=True)
    assert bank.office.stored_case(case_id).status is CaseStatus.RESOLVED
    bank.office.does(close, TESS)


def test_losing_takes_a_resolved_case_up_again(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.submits(ref)
    case_id = resolved(bank, ref)
    bank.decides(ref, won=False)

    case = bank.office.stored_case(case_id)
    assert (case.status, case.outcome) == (CaseStatus.INVESTIGATING, None)


def test_the_verdict_before_our_answer_was_heard_ends_it(bank: Bank) -> None:
    """The network decides while the reply to the submission is lost."""
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.decides(ref, won=False)
    before = bank.chargeback(ref)
    bank.at_work.send(before.chargeback_id, TESS)
    assert bank.chargeback(ref) == before


@pytest.mark.parametrize(("first", "then"), [(False, "won"), (True, "lost"), (False, "in_appeal")])
def test_a_verdict_that_is_overturned_is_for_a_person_and_changes_nothing(
    bank: Bank, first: bool, then: str
) -> None:
    ref = bank.disputes(**READY)
    bank.decides(ref, won=first)
    before, kept = bank.chargeback(ref), books(bank.office)
    told = bank.office.stripe.dispute_by_ref(ref)
    assert isinstance(told, Done)

    for _ in range(2):
        bank.office.does(FollowDispute(told=evolve(told.value, status=then)), ITSELF)

    parked = bank.parked(ref)
    assert parked is not None
    assert then in parked.why
    assert (bank.chargeback(ref), books(bank.office)) == (before, kept)


@pytest.mark.parametrize("won", [True, False])
def test_after_the_verdict_the_network_sets_no_deadline_any_more(
    bank: Bank,
    *,
    won: bool,
) -> None:
    ref = bank.disputes(**READY)
    bank.at(NOON + timedelta(hours=1))
    bank.decides(ref, won=won)

    assert due_at(bank, ref) == NOON + timedelta(hours=1 + 72) != SUBMIT_BY


def test_a_case_that_waits_for_somebody_at_the_verdict_goes_on_waiting(bank: Bank) -> None:
    case_id = bank.office.case()
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.submits(ref)
    asked = SetCaseStatus(
        case_id=case_id, status=CaseStatus.AWAITING_USER, awaiting=Awaiting.CUSTOMER
    )
    bank.office.does(asked, TESS)
    bank.decides(ref, won=True)
    resolution = bank.case_of(ref).clocks.resolution
    assert (resolution.state, resolution.due_at) == (ClockState.PAUSED, None)

    bank.at(NOON + timedelta(hours=5))
    bank.writes(case_id)
    assert due_at(bank, ref) == NOON + timedelta(hours=5 + 72)


def test_a_case_taken_up_again_by_a_loss_has_its_ordinary_time(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.submits(ref)
    resolved(bank, ref)
    bank.decides(ref, won=False)
    assert due_at(bank, ref) == NOON + timedelta(hours=72)


def test_a_case_taken_up_again_after_the_answer_has_its_ordinary_time(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.submits(ref)
    again = SetCaseStatus(case_id=resolved(bank, ref), status=CaseStatus.INVESTIGATING)
    bank.office.does(again, TESS)
    assert due_at(bank, ref) == NOON + timedelta(hours=72)
