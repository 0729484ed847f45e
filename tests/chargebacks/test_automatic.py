"""What happens to a chargeback when nobody acts: it goes out by itself, or somebody hears of it."""

from datetime import datetime, timedelta

import pytest

from core.chargebacks.chargeback import ChargebackStatus
from core.use_cases.retry_parked_work import RetryParkedWork
from tests.chargebacks.bank import AUTOMATIC, DUE, READY, REMINDED, SUBMIT_BY, Bank
from tests.use_cases.office import FAY, NOON

JUST = timedelta(microseconds=1)


@pytest.fixture
def bank() -> Bank:
    return Bank()


@pytest.mark.parametrize(
    ("when", "reminded", "submitted"),
    [
        (REMINDED - JUST, False, False),
        (REMINDED, True, False),
        (AUTOMATIC - JUST, True, False),
        (AUTOMATIC, True, True),
        (SUBMIT_BY - JUST, True, True),
        (DUE, True, True),
        (DUE + JUST, True, False),
    ],
)
def test_what_is_complete_goes_out_by_itself_in_time(
    bank: Bank, when: datetime, reminded: bool, submitted: bool
) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.at(when)
    bank.sweeps()

    chargeback = bank.chargeback(ref)
    assert (chargeback.reminded_at is not None) is reminded
    assert (("dispute.due", "reminder") in bank.people_told()) is reminded
    assert (chargeback.status is ChargebackStatus.REPRESENTED) is submitted
    assert (bank.at_stripe(ref)["status"] == "under_review") is submitted
    if submitted:
        assert (chargeback.submitted_by, chargeback.submitted_at) == ("system", when)


def test_one_late_sweep_packs_stages_and_submits(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.at(AUTOMATIC)
    bank.sweeps()

    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED
    assert bank.at_stripe(ref)["evidence"]["uncategorized_file"] is not None


def test_what_is_incomplete_is_left_to_a_person_and_goes_out_once_it_is_not(bank: Bank) -> None:
    ref = bank.disputes()
    bank.sweeps()
    bank.at(AUTOMATIC)
    bank.sweeps()
    parked = bank.parked(ref)
    assert parked is not None
    assert "customer_communication" in parked.why
    assert bank.chargeback(ref).act_at == AUTOMATIC + timedelta(hours=1)
    assert "support.work.parked" in bank.announced()
    assert bank.people_told() == [("dispute.due", "reminder"), ("dispute.due", "incomplete")]

    bank.writes(bank.chargeback(ref).case_id)
    bank.at(AUTOMATIC + timedelta(hours=1))
    bank.sweeps()

    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED
    assert bank.parked(ref) is None


def test_a_deadline_that_passes_is_said_once_and_for_all(bank: Bank) -> None:
    ref = bank.disputes()
    bank.sweeps()
    bank.at(DUE + timedelta(days=1))
    bank.sweeps()

    chargeback = bank.chargeback(ref)
    assert (chargeback.failure, chargeback.act_at) == ("deadline_passed", None)
    parked = bank.parked(ref)
    assert parked is not None
    assert "deadline" in parked.why
    assert chargeback.is_open
    bank.sweeps()
    assert bank.chargeback(ref) == chargeback
    assert bank.people_told() == [("dispute.due", "reminder"), ("dispute.due", "deadline_passed")]


def test_what_becomes_due_at_once_is_seen_to_at_once(bank: Bank) -> None:
    ref = bank.disputes(**READY, due_in=timedelta(hours=1))
    bank.sweeps()
    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED


def test_a_person_who_submitted_leaves_nothing_to_do(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.submits(ref)
    bank.hears()
    before = bank.chargeback(ref)
    bank.at(AUTOMATIC)
    assert bank.sweeps() == []
    assert bank.chargeback(ref) == before


def refused_three_times(bank: Bank, ref: str) -> None:
    bank.sweeps()
    for _ in range(3):
        bank.stages(ref)
        bank.refuses_to_submit(ref)


def test_after_three_refusals_nothing_goes_out_by_itself(bank: Bank) -> None:
    ref = bank.disputes(**READY)
    refused_three_times(bank, ref)
    bank.at(AUTOMATIC)
    bank.sweeps()

    chargeback = bank.chargeback(ref)
    assert (chargeback.refusals, chargeback.status) == (3, ChargebackStatus.EVIDENCE_REQUESTED)
    assert bank.parked(ref) is not None


def test_what_refused_an_inquiry_does_not_keep_the_chargeback_from_going_out(bank: Bank) -> None:
    ref = bank.disputes(inquiry=True, **READY)
    refused_three_times(bank, ref)
    assert bank.parked(ref) is not None
    bank.office.stripe.dashboard.escalate_inquiry(ref)
    bank.hears()
    assert (bank.parked(ref), bank.chargeback(ref).refusals) == (None, 0)

    bank.at(AUTOMATIC)
    bank.sweeps()
    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED


@pytest.mark.parametrize("won", [True, False])
def test_a_parked_inquiry_that_was_a_chargeback_and_decided_before_anybody_heard_is_parked_no_more(
    bank: Bank,
    *,
    won: bool,
) -> None:
    ref = bank.disputes(inquiry=True, **READY)
    refused_three_times(bank, ref)
    assert bank.parked(ref) is not None
    bank.office.stripe.dashboard.escalate_inquiry(ref)
    bank.decides(ref, won=won)

    decided = ChargebackStatus.WON if won else ChargebackStatus.LOST
    assert (bank.parked(ref), bank.chargeback(ref).status) == (None, decided)


def test_what_is_looked_at_early_is_reminded_of_in_its_time(bank: Bank) -> None:
    """A refused answer is looked at again within the hour, long before the deadline."""
    ref = bank.disputes(**READY)
    bank.sweeps()
    bank.refuses_to_submit(ref)
    bank.at(REMINDED - timedelta(seconds=1))
    bank.sweeps()
    assert (bank.people_told(), bank.chargeback(ref).act_at) == ([], REMINDED)

    bank.at(REMINDED)
    bank.sweeps()
    assert bank.people_told() == [("dispute.due", "reminder")]


def test_a_person_can_have_it_looked_after_again(bank: Bank) -> None:
    ref = bank.disputes()
    bank.at(AUTOMATIC)
    bank.sweeps()
    parked = bank.parked(ref)
    assert parked is not None
    bank.writes(bank.chargeback(ref).case_id)

    assert bank.offices.parked.retry(RetryParkedWork(work_id=parked.work_id), FAY) is True

    assert bank.chargeback(ref).status is ChargebackStatus.REPRESENTED


def test_every_webhook_lost_costs_nothing_but_time(bank: Bank) -> None:
    ref = bank.office.stripe.dashboard.open_dispute("ch_1", reason=READY["reason"])["id"]
    bank.sweeps()
    assert bank.chargeback(ref).status is ChargebackStatus.EVIDENCE_REQUESTED
    bank.at(AUTOMATIC)
    bank.sweeps()
    bank.office.stripe.dashboard.decide_dispute(ref, won=True)
    bank.sweeps()
    assert bank.chargeback(ref).status is ChargebackStatus.WON
    assert NOON < AUTOMATIC
