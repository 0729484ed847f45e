"""How a dispute becomes a chargeback: opened or attached once, with a due date and a hold."""

from datetime import timedelta

import pytest

from core.cases.kind import CaseKind
from core.cases.status import CaseStatus, Outcome
from core.chargebacks.chargeback import ChargebackStatus
from core.instants import write_instant
from core.parked.parked_work import ParkedKind
from core.use_cases.restrict_case import RestrictCase
from core.use_cases.set_case_status import SetCaseStatus
from tests.builders.orders import order_json
from tests.chargebacks.bank import DUE, REMINDED, SUBMIT_BY, Bank
from tests.notices.hearing import deliver, notices_of
from tests.use_cases.office import NOON, TESS


@pytest.fixture
def bank() -> Bank:
    return Bank()


def test_a_dispute_opens_a_case_with_its_reason_amount_and_due_date(bank: Bank) -> None:
    ref = bank.disputes(amount_cents=20_000, reason="product_not_received")

    chargeback, case = bank.chargeback(ref), bank.case_of(ref)
    assert (case.kind, case.subtype, case.opened_by) == (
        CaseKind.CHARGEBACK,
        "chargeback",
        "system",
    )
    assert (case.order_id, case.subject_user) == ("ord_1001", "usr_b1")
    assert case.reason_code == chargeback.reason_code == "product_not_received"
    assert (chargeback.amount_cents, chargeback.currency, chargeback.fee_cents) == (
        20_000,
        "USD",
        1_500,
    )
    assert (chargeback.due_at, chargeback.submit_by) == (DUE, SUBMIT_BY)
    assert chargeback.act_at == REMINDED
    assert case.clocks.resolution_due_at == SUBMIT_BY
    opened, told, held = bank.office.timeline(case.case_id)
    assert opened.payload["sla_fixed_due_at"] == write_instant(SUBMIT_BY)
    assert (told.type, told.actor_kind) == ("chargeback_opened", "system")
    assert held.type == "hold_applied"
    assert bank.announced() == ["support.case.open", "chargeback.notified", "support.hold.apply"]


@pytest.mark.parametrize(
    ("left", "priority"),
    [
        (timedelta(hours=24) - timedelta(seconds=1), 1),
        (timedelta(hours=24), 2),
        (timedelta(hours=72) - timedelta(seconds=1), 2),
        (timedelta(hours=72), 3),
        (timedelta(0), 1),
    ],
)
def test_the_nearer_the_deadline_the_more_urgent_the_case(
    bank: Bank, left: timedelta, priority: int
) -> None:
    ref = bank.disputes(due_in=timedelta(hours=48) + left)

    opened = bank.office.timeline(bank.chargeback(ref).case_id)[0]
    assert opened.payload["priority"] == priority


def test_the_disputed_part_of_the_payable_is_held_and_no_more(bank: Bank) -> None:
    bank.disputes(amount_cents=20_000)
    assert bank.held_cents() == 20_000


def test_all_that_is_payable_is_held_where_more_is_disputed(bank: Bank) -> None:
    bank.disputes()
    assert bank.held_cents() == 108_250


def test_every_webhook_twice_opens_one_chargeback(bank: Bank) -> None:
    ref = bank.disputes()
    deliver(bank.office, notices_of(bank.office))
    bank.sweeps()

    assert bank.told(ref).count("chargeback_opened") == 1
    assert bank.held_cents() == 108_250


def test_a_dispute_joins_the_open_case_about_the_booking(bank: Bank) -> None:
    case_id = bank.office.case()
    ref = bank.disputes()

    assert bank.chargeback(ref).case_id == case_id
    assert bank.case_of(ref).clocks.resolution_due_at == SUBMIT_BY
    assert bank.told(ref) == ["opened", "chargeback_opened", "hold_applied"]


def test_a_dispute_makes_the_case_it_joins_more_urgent_and_moves_no_answer_that_is_owed(
    bank: Bank,
) -> None:
    case_id = bank.office.case()
    owed = bank.office.stored_case(case_id).clocks.first_due_at
    bank.at(NOON + timedelta(hours=2))
    bank.disputes(due_in=timedelta(hours=60))

    case = bank.office.stored_case(case_id)
    assert (case.priority, case.clocks.priority) == (1, 1)
    assert case.clocks.first_due_at == owed == NOON + timedelta(hours=8)
    assert "sla_breach" not in bank.office.told(case_id)


def test_a_case_about_a_chargeback_goes_before_a_newer_one_about_the_booking(bank: Bank) -> None:
    ours = bank.office.case(kind=CaseKind.CHARGEBACK, subtype="chargeback")
    bank.office.case()
    assert bank.chargeback(bank.disputes()).case_id == ours


def test_a_restricted_case_is_not_joined(bank: Bank) -> None:
    case_id = bank.office.case()
    bank.office.does(RestrictCase(case_id=case_id, restricted=True), TESS)
    ref = bank.disputes()

    assert bank.chargeback(ref).case_id != case_id
    assert "linked" not in bank.told(ref)


def test_a_closed_case_stays_closed_and_is_linked_to_the_new_one(bank: Bank) -> None:
    closed = bank.office.case()
    bank.office.does(SetCaseStatus(case_id=closed, status=CaseStatus.CLOSED), TESS)
    ref = bank.disputes()

    assert bank.chargeback(ref).case_id != closed
    assert bank.office.stored_case(closed).status is CaseStatus.CLOSED
    assert bank.told(ref)[:2] == ["opened", "linked"]
    assert bank.office.told(closed)[-1] == "linked"


def test_a_resolved_case_is_joined_and_taken_up_again(bank: Bank) -> None:
    case_id = bank.office.case()
    bank.writes(case_id)
    for status, outcome in (
        (CaseStatus.INVESTIGATING, None),
        (CaseStatus.DECISION_PENDING, None),
        (CaseStatus.RESOLVED, Outcome.SOLVED),
    ):
        asked = SetCaseStatus(case_id=case_id, status=status, outcome=outcome)
        bank.office.does(asked, TESS)
    ref = bank.disputes()

    assert bank.chargeback(ref).case_id == case_id
    assert bank.case_of(ref).status is CaseStatus.INVESTIGATING


def test_what_was_missed_on_a_resolved_case_is_told_once_when_it_is_taken_up_again(
    bank: Bank,
) -> None:
    case_id = bank.office.case()
    bank.writes(case_id)
    for status, outcome in (
        (CaseStatus.INVESTIGATING, None),
        (CaseStatus.DECISION_PENDING, None),
        (CaseStatus.RESOLVED, Outcome.SOLVED),
    ):
        asked = SetCaseStatus(case_id=case_id, status=status, outcome=outcome)
        bank.office.does(asked, TESS)
    bank.at(NOON + timedelta(days=2))
    ref = bank.disputes()
    bank.writes(case_id, "Is anybody there?")

    assert bank.chargeback(ref).case_id == case_id
    assert bank.told(ref).count("sla_breach") == 1


def test_a_second_dispute_on_the_charge_gets_a_case_of_its_own(bank: Bank) -> None:
    first = bank.disputes(amount_cents=20_000)
    second = bank.disputes(amount_cents=30_000)

    assert bank.chargeback(first).case_id != bank.chargeback(second).case_id
    assert bank.held_cents() == 50_000


@pytest.mark.parametrize("by", [timedelta(days=3), timedelta(days=-3)])
def test_another_deadline_of_the_network_is_the_cases_too(bank: Bank, by: timedelta) -> None:
    ref = bank.disputes()
    bank.puts_off(ref, by)

    chargeback, case = bank.chargeback(ref), bank.case_of(ref)
    assert (chargeback.due_at, chargeback.submit_by) == (DUE + by, SUBMIT_BY + by)
    assert case.clocks.resolution_due_at == SUBMIT_BY + by
    (told,) = (each for each in bank.office.timeline(case.case_id) if each.type == "chargeback_due")
    assert told.payload["due_at"] == write_instant(DUE + by)


def test_another_deadline_starts_no_clock_of_a_decided_case(bank: Bank) -> None:
    case_id = bank.office.case()
    bank.writes(case_id)
    ref = bank.disputes()
    for status, outcome in (
        (CaseStatus.INVESTIGATING, None),
        (CaseStatus.DECISION_PENDING, None),
        (CaseStatus.RESOLVED, Outcome.SOLVED),
    ):
        asked = SetCaseStatus(case_id=case_id, status=status, outcome=outcome)
        bank.office.does(asked, TESS)
    bank.puts_off(ref, timedelta(days=3))
    assert bank.case_of(ref).clocks.next_breach_at == NOON + timedelta(hours=8)

    again = SetCaseStatus(case_id=case_id, status=CaseStatus.INVESTIGATING)
    bank.office.does(again, TESS)
    assert bank.case_of(ref).clocks.resolution_due_at == SUBMIT_BY + timedelta(days=3)


def test_what_cannot_be_contested_is_opened_without_a_due_date(bank: Bank) -> None:
    ref = bank.disputes(due_in=None)

    chargeback = bank.chargeback(ref)
    assert (chargeback.due_at, chargeback.submit_by, chargeback.act_at) == (None, None, None)
    assert bank.case_of(ref).priority == 2
    assert bank.sweeps() == []


def test_an_inquiry_opens_a_case_and_holds_nothing(bank: Bank) -> None:
    ref = bank.disputes(inquiry=True)

    assert (bank.case_of(ref).subtype, bank.chargeback(ref).inquiry) == ("inquiry", True)
    assert bank.held_cents() == 0


def test_an_inquiry_that_becomes_a_chargeback_starts_afresh_on_its_case(bank: Bank) -> None:
    ref = bank.disputes(inquiry=True, reason="credit_not_processed")
    bank.sweeps()
    assert bank.submits(ref) is True
    bank.at(NOON + timedelta(days=2))
    bank.office.stripe.dashboard.escalate_inquiry(ref)
    bank.hears()

    chargeback, case = bank.chargeback(ref), bank.case_of(ref)
    assert (chargeback.status, chargeback.inquiry) == (ChargebackStatus.EVIDENCE_REQUESTED, False)
    assert chargeback.due_at == DUE + timedelta(days=2)
    assert (chargeback.submitted_at, chargeback.staged_at) == (None, None)
    assert (case.subtype, case.clocks.resolution_due_at) == (
        "chargeback",
        SUBMIT_BY + timedelta(days=2),
    )
    assert bank.held_cents() == 108_250
    assert bank.told(ref).count("chargeback_opened") == 2
    bank.sweeps()
    assert bank.submits(ref) is True
    assert bank.at_stripe(ref)["status"] == "under_review"


def test_an_answered_inquiry_that_becomes_a_chargeback_is_due_anew_by_the_same_day(
    bank: Bank,
) -> None:
    ref = bank.disputes(inquiry=True, reason="credit_not_processed")
    bank.sweeps()
    bank.submits(ref)
    bank.at(NOON + timedelta(days=2))
    bank.office.stripe.dashboard.escalate_inquiry(ref, due_in=timedelta(days=5))
    bank.hears()

    resolution = bank.case_of(ref).clocks.resolution
    assert (bank.chargeback(ref).due_at, resolution.would_breach_at) == (DUE, SUBMIT_BY)


@pytest.mark.parametrize(
    ("left", "priority"), [(timedelta(hours=12), 1), (timedelta(hours=60), 2), (None, 2)]
)
def test_a_chargeback_that_an_inquiry_becomes_is_as_urgent_as_its_deadline(
    bank: Bank, left: timedelta | None, priority: int
) -> None:
    ref = bank.disputes(inquiry=True)
    due_in = None if left is None else left + timedelta(hours=48)
    bank.office.stripe.dashboard.escalate_inquiry(ref, due_in=due_in)
    bank.hears()
    assert bank.case_of(ref).priority == priority


def test_a_nearer_deadline_of_the_network_makes_the_case_more_urgent(bank: Bank) -> None:
    ref = bank.disputes()
    bank.puts_off(ref, -timedelta(days=4, hours=12))
    assert bank.case_of(ref).priority == 1


def test_an_inquiry_that_closes_is_won(bank: Bank) -> None:
    ref = bank.disputes(inquiry=True)
    bank.decides(ref, won=False)

    assert bank.chargeback(ref).status is ChargebackStatus.WON
    assert bank.told(ref)[-1] == "chargeback_won"


@pytest.mark.parametrize("closed", [False, True])
def test_an_inquiry_that_was_closed_and_becomes_a_chargeback_wants_an_answer_in_time(
    bank: Bank, *, closed: bool
) -> None:
    ref = bank.disputes(inquiry=True)
    bank.decides(ref, won=False)
    case_id = bank.chargeback(ref).case_id
    if closed:
        bank.office.does(SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED), TESS)
    bank.at(NOON + timedelta(days=2))
    bank.takes_up(ref, due_by=DUE)

    chargeback, case = bank.chargeback(ref), bank.case_of(ref)
    assert (chargeback.status, chargeback.inquiry, chargeback.decided_at) == (
        ChargebackStatus.EVIDENCE_REQUESTED,
        False,
        None,
    )
    assert (chargeback.due_at, chargeback.act_at) == (DUE, REMINDED)
    assert (case.case_id, case.clocks.resolution_due_at) == (case_id, SUBMIT_BY)
    assert case.status is (CaseStatus.INVESTIGATING if closed else CaseStatus.NEW)
    assert bank.held_cents() == 108_250


def test_an_inquiry_that_was_over_before_it_was_heard_of_opens_nothing(bank: Bank) -> None:
    ref = bank.office.stripe.dashboard.open_dispute("ch_1", inquiry=True)["id"]
    bank.office.stripe.dashboard.decide_dispute(ref, won=True)
    bank.hears()

    with bank.office.store.unit_of_work() as uow:
        assert uow.chargebacks.of_dispute(ref) is None


def test_a_dispute_that_is_lost_before_it_is_heard_of_has_its_case_all_the_same(
    bank: Bank,
) -> None:
    ref = bank.office.stripe.dashboard.open_dispute("ch_1")["id"]
    bank.office.stripe.dashboard.decide_dispute(ref, won=False)
    bank.hears()

    assert bank.chargeback(ref).status is ChargebackStatus.LOST
    assert bank.told(ref) == ["opened", "chargeback_opened", "hold_applied", "chargeback_lost"]


def test_a_charge_that_no_order_names_waits_for_it_and_then_opens_its_case(bank: Bank) -> None:
    bank.office.stripe.register_charge("ch_9", 5_000, "USD")
    ref = bank.office.stripe.dashboard.open_dispute("ch_9")["id"]
    bank.hears()
    with bank.office.store.unit_of_work() as uow:
        assert uow.parking.waiting(ParkedKind.DISPUTE, "ch_9") is not None
        assert uow.chargebacks.of_dispute(ref) is None

    payment = {**order_json()["payment"], "charge": "ch_9", "payment_intent": "pi_9"}
    bank.office.order("ord_9", payment=payment)
    bank.sweeps()

    assert bank.chargeback(ref).order_id == "ord_9"
    with bank.office.store.unit_of_work() as uow:
        assert uow.parking.waiting(ParkedKind.DISPUTE, "ch_9") is None


def test_a_dispute_known_from_before_gets_its_chargeback_by_the_sweep(bank: Bank) -> None:
    ref = bank.disputes()
    tables = bank.office.memory.tables
    tables.chargebacks.remove(bank.chargeback(ref).chargeback_id)

    assert bank.sweeps()[0].kind == "dispute"

    assert bank.chargeback(ref).status is ChargebackStatus.EVIDENCE_REQUESTED
