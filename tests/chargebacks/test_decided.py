"""Won, the hold is let go; lost, it stays and the books say what was lost."""

from typing import Any

import pytest
from attrs import evolve

from core.cases.status import CaseStatus, Outcome
from core.chargebacks.chargeback import ChargebackStatus
from core.errors import ErrorCode
from core.ledger.account import Account
from core.use_cases.follow_dispute import FollowDispute
from core.use_cases.set_case_status import SetCaseStatus
from ports.payment_processor import Done
from tests.chargebacks.bank import READY, Bank
from tests.notices.hearing import books, disagreeing
from tests.use_cases.office import ITSELF, TESS


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
