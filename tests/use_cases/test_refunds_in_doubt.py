"""Refunds of which nobody knows what became (reliability.md 1, 4, 5, 6 and 10)."""

from datetime import timedelta

import pytest
from attrs import evolve

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.refund_plans import PENDING_THEN_SUCCEEDED, RefundPlan
from core.asking import MOST_ASKS
from core.ledger.cause import Cause
from core.parked.parked_work import Ending, ParkedKind
from core.refunds.refund import RefundStatus
from core.request import Request
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.settle_refund import SettleRefund
from ports.payment_processor import Done, ProcessorRefund, RefundState, Refused
from tests.contracts.backends import Backend
from tests.use_cases.money import (
    RecordingStripe,
    announced,
    assert_the_books_agree,
    books,
    made,
    paid_out,
    parked,
)
from tests.use_cases.office import FAY, FINN, ITSELF, Office
from tests.use_cases.test_money_at_once import at_once

CREATE = "refunds.create"
UNKNOWN = [kind for kind in FaultKind if kind is not FaultKind.DELAY]
LATER = timedelta(hours=25)


@pytest.fixture
def office(backend: Backend) -> Office:
    office = Office(store=backend.store)
    paid_out(office)
    return office


@pytest.fixture
def case_id(office: Office) -> str:
    return office.case()


def strike(office: Office, kind: FaultKind, *, endpoint: str = CREATE, times: int = 1) -> None:
    office.stripe.inject(Fault(kind=kind, endpoint=endpoint, times=times))


def decided(office: Office, case_id: str, cents: int = 1_000, request: Request = FAY) -> str:
    """A refund whose intent is committed, and that the processor was not asked for yet."""
    issue = IssueRefund(
        case_id=case_id, order_id="ord_1001", amount_cents=cents, reason="buyer_cancelled"
    )
    return office.does(issue, request)


def dispute(office: Office) -> None:
    """As a notice of the processor would have left it, were the processor itself still unaware."""
    with office.store.unit_of_work() as uow:
        charge = uow.charges.payment_of("ord_1001")
        assert charge is not None
        uow.charges.save(evolve(charge, disputed=True))
        uow.commit()


def test_a_reply_dropped_again_and_again_is_one_refund_under_one_key_with_the_same_words(
    office: Office, case_id: str
) -> None:
    stripe = RecordingStripe(office.stripe.engine)
    refunds = RefundOffice(desk=office.desk, processor=stripe)
    strike(office, FaultKind.DROP_REPLY, times=3)
    refund_id = decided(office, case_id)
    for _ in range(4):
        refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    (only,) = made(office)
    assert only.metadata["refund_id"] == refund_id
    assert len(stripe.asked) == 4
    assert all(asked == stripe.asked[0] for asked in stripe.asked)
    assert stripe.asked[0].idempotency_key == f"{refund_id}:refunds"
    assert_the_books_agree(office)


@pytest.mark.parametrize("kind", UNKNOWN)
def test_whatever_is_no_definite_no_keeps_the_reservation_and_is_asked_again(
    office: Office, case_id: str, kind: FaultKind
) -> None:
    strike(office, kind)
    refund = office.stored_refund(office.refund(case_id, 1_000))
    assert refund.status is RefundStatus.PROCESSING
    assert office.charge().reserved_cents == 1_000
    assert refund.asked == 1
    assert refund.ask_again_at == office.clock.now() + timedelta(minutes=5)
    assert books(office) == {}


@pytest.mark.parametrize("word", ["pending", "requires_action", "a_word_of_tomorrow"])
def test_a_state_that_is_no_end_leaves_it_on_its_way_under_the_processors_name(
    office: Office, case_id: str, word: str
) -> None:
    office.stripe.dashboard.plan_refunds(RefundPlan((word,)))
    refund = office.stored_refund(office.refund(case_id, 1_000))
    assert (refund.status, refund.asked) == (RefundStatus.PROCESSING, 1)
    assert refund.processor_ref == made(office)[0].ref
    assert office.charge().reserved_cents == 1_000


@pytest.mark.parametrize("word", ["failed", "canceled"])
def test_a_state_that_is_an_end_frees_the_reservation(
    office: Office, case_id: str, word: str
) -> None:
    office.stripe.dashboard.plan_refunds(RefundPlan(("pending", word)))
    refund_id = office.refund(case_id, 1_000)
    ref = office.stored_refund(refund_id).processor_ref
    office.stripe.dashboard.settle(ref or "")
    office.refunds.send(refund_id, FAY)
    failed = office.stored_refund(refund_id)
    assert (failed.status, failed.ask_again_at) == (RefundStatus.FAILED, None)
    assert office.charge().reserved_cents == 0
    assert books(office) == {}


def test_what_stays_open_is_asked_for_ever_more_rarely_and_then_parked(
    office: Office, case_id: str
) -> None:
    office.stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    # The fake settles what is pending for long by itself.
    strike(office, FaultKind.TIMEOUT_BEFORE, endpoint="refunds.retrieve", times=MOST_ASKS)
    refund_id = office.refund(case_id, 1_000)
    pauses = []
    while (again := office.stored_refund(refund_id).ask_again_at) is not None:
        pauses.append(round((again - office.clock.now()) / timedelta(minutes=5)))
        office.clock.advance(again - office.clock.now())
        office.refunds.send(refund_id, FAY)
    assert pauses == [1, 12, 72] + [288] * (MOST_ASKS - 4)
    assert parked(office, ParkedKind.REFUND, refund_id) is not None
    assert announced(office, case_id)[-1] == "support.work.parked"
    assert office.charge().reserved_cents == 1_000


def test_what_was_parked_is_taken_off_the_list_when_it_ends_by_itself(
    office: Office, case_id: str
) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    refund_id = office.refund(case_id, 1_000)
    office.clock.advance(LATER)
    office.refunds.send(refund_id, FAY)
    waiting = parked(office, ParkedKind.REFUND, refund_id)
    assert waiting is not None
    told = ProcessorRefund(
        ref="re_late",
        charge="ch_1",
        amount_cents=1_000,
        currency="USD",
        state=RefundState.SUCCEEDED,
        failure_reason=None,
        metadata={},
        created_at=office.clock.now(),
    )
    office.does(SettleRefund(refund_id=refund_id, outcome=Done(value=told)), ITSELF)
    with office.store.unit_of_work() as uow:
        ended = uow.parking.get(waiting.work_id)
    assert ended is not None
    assert ended.ending is Ending.SETTLED


def test_past_23_hours_a_refund_that_was_made_is_adopted_and_not_made_again(
    office: Office, case_id: str
) -> None:
    strike(office, FaultKind.DROP_REPLY)
    refund_id = office.refund(case_id, 1_000)
    office.clock.advance(LATER)
    office.refunds.send(refund_id, FAY)
    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.processor_ref) == (RefundStatus.SUCCEEDED, made(office)[0].ref)
    assert len(made(office)) == 1
    assert_the_books_agree(office)


def test_past_23_hours_what_the_processor_does_not_list_is_parked_and_not_sent(
    office: Office, case_id: str
) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    refund_id = office.refund(case_id, 1_000)
    office.clock.advance(LATER)
    for _ in range(2):
        office.refunds.send(refund_id, FAY)
    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.ask_again_at) == (RefundStatus.PROCESSING, None)
    assert made(office) == ()
    assert parked(office, ParkedKind.REFUND, refund_id) is not None
    assert announced(office, case_id).count("support.work.parked") == 1
    assert office.charge().reserved_cents == 1_000


def test_past_23_hours_a_list_that_cannot_be_read_proves_nothing(
    office: Office, case_id: str
) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE)
    refund_id = office.refund(case_id, 1_000)
    office.clock.advance(LATER)
    strike(office, FaultKind.UNAVAILABLE, endpoint="refunds.list")
    office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).ask_again_at is not None
    assert parked(office, ParkedKind.REFUND, refund_id) is None


def test_the_23_hours_count_from_the_first_sending_however_often_it_was_asked_since(
    office: Office, case_id: str
) -> None:
    strike(office, FaultKind.TIMEOUT_BEFORE, times=3)
    refund_id = office.refund(case_id, 1_000)
    for hours in (12, 10, 2):
        office.clock.advance(timedelta(hours=hours))
        office.refunds.send(refund_id, FAY)
    assert made(office) == ()
    assert parked(office, ParkedKind.REFUND, refund_id) is not None


def test_what_the_processor_has_a_name_for_is_not_failed_by_a_refusal(
    office: Office, case_id: str
) -> None:
    office.stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    refund_id = office.refund(case_id, 1_000)
    no = Refused(code="resource_missing", message="No such refund.")
    office.does(SettleRefund(refund_id=refund_id, outcome=no), ITSELF)
    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING


def test_an_answer_about_another_amount_is_left_to_a_person(office: Office, case_id: str) -> None:
    refund_id = decided(office, case_id)
    clicked = office.stripe.refund_by_ref(office.stripe.dashboard.refund("ch_1", 999)["id"])
    office.does(SettleRefund(refund_id=refund_id, outcome=clicked), ITSELF)
    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING
    assert parked(office, ParkedKind.REFUND, refund_id) is not None


def test_eight_who_settle_at_once_move_it_once(office: Office, case_id: str) -> None:
    strike(office, FaultKind.DROP_REPLY)
    refund_id = office.refund(case_id, 1_000)
    outcome = office.stripe.refund_by_ref(made(office)[0].ref)
    settle = SettleRefund(refund_id=refund_id, outcome=outcome)
    assert at_once(lambda _: office.desk.handle(settle, ITSELF)).count(True) == 1
    with office.store.unit_of_work() as uow:
        causes = [each.cause for each in uow.ledger.of_cause(cause_id=refund_id)]
    assert causes == [Cause.REFUND_SUCCEEDED]
    assert office.told(case_id).count("refund_succeeded") == 1


def test_a_dispute_that_lands_between_approval_and_execution_stops_the_refund(
    office: Office, case_id: str
) -> None:
    refund_id = decided(office, case_id, 110_000)
    office.does(ApproveRefund(refund_id=refund_id), FINN)
    dispute(office)
    office.refunds.send(refund_id, FINN)
    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "charge_disputed")
    assert made(office) == ()
    assert office.charge().reserved_cents == 0
    assert books(office) == {}


def test_a_dispute_does_not_hide_a_refund_that_was_made_before_it(
    office: Office, case_id: str
) -> None:
    strike(office, FaultKind.DROP_REPLY)
    refund_id = office.refund(case_id, 1_000)
    dispute(office)
    office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


def test_a_refund_decided_in_the_moment_of_the_pause_is_not_sent_until_it_ends(
    office: Office, case_id: str
) -> None:
    refund_id = decided(office, case_id)
    office.does(PauseRefunds(), FINN)
    office.refunds.send(refund_id, FAY)
    assert made(office) == ()
    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING
    office.refunds.resume(ResumeRefunds(), FINN)
    office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


def test_while_refunds_are_paused_what_was_made_before_is_still_found(
    office: Office, case_id: str
) -> None:
    strike(office, FaultKind.DROP_REPLY)
    refund_id = office.refund(case_id, 1_000)
    office.does(PauseRefunds(), FINN)
    office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
