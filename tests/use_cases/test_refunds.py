"""Refunds from the ask to the settlement, on memory and the fake Stripe."""

from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.refund_plans import (
    PENDING_THEN_CANCELED,
    PENDING_THEN_SUCCEEDED,
    SUCCEEDED_THEN_FAILED,
)
from core.cases.fact import FactName
from core.cases.status import CaseStatus, Outcome
from core.errors import ErrorCode, Refusal
from core.parts import Parts
from core.refunds.refund import RefundStatus, WaitsFor
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.issue_refund import IssueRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.read_refund_options import ReadRefundOptions, RefundOptions
from core.use_cases.record_case_fact import RecordCaseFact
from core.use_cases.reject_refund import RejectRefund
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.set_case_status import SetCaseStatus
from core.use_cases.settle_refund import SettleRefund
from ports.payment_processor import Done
from tests.builders.orders import order_json
from tests.use_cases.office import FAY, FINN, ITSELF, TESS, Office, keyed

SMALL = {
    "payment": {
        "processor": "stripe",
        "payment_intent": "pi_s",
        "charge": "ch_small",
        "captured_cents": 11_908,
        "credit_cents": 0,
        "captured_at": "2026-11-20T09:00:00Z",
    },
}


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def small(office: Office) -> str:
    """A case on an order of 11 908 cents of which policy gives 10 825 back."""
    leg = office.order("ord_model").received["legs"][0] | {
        "subtotal_cents": 10_000,
        "service_tax_cents": 825,
        "platform_fee_cents": 1_000,
        "platform_fee_tax_cents": 83,
    }
    office.order("ord_1001", legs=[leg], **SMALL)
    return office.case()


def options(office: Office, case_id: str, **more: Any) -> RefundOptions:
    asked = {"order_id": "ord_1001", "reason": "buyer_cancelled"} | more
    told = office.reads(ReadRefundOptions(case_id=case_id, **asked), FAY)
    assert isinstance(told, RefundOptions), told
    return told


def test_a_refund_within_policy_is_sent_settled_and_told_on_the_timeline(
    office: Office, small: str
) -> None:
    assert options(office, small).open_cents == 10_825
    refund = office.stored_refund(office.refund(small, 10_825))
    assert refund.status is RefundStatus.SUCCEEDED
    assert refund.processor_ref is not None
    assert refund.parts == Parts(10_000, 825, 0, 0)
    assert office.charge().reserved_cents == 10_825
    assert office.told(small) == [
        "opened",
        "kernel_decision",
        "refund_issued",
        "refund_succeeded",
    ]
    assert options(office, small).open_cents == 0


def test_the_stored_decision_is_enough_to_redo_it_on_paper(office: Office, small: str) -> None:
    decision = office.stored_refund(office.refund(small, 10_825)).decision
    assert decision["inputs"]["reason"] == "buyer_cancelled"
    assert decision["legs"][0]["kernel"] == "time_band"
    assert decision["legs"][0]["trace"]
    assert len(decision["snapshot_sha256"]) == 64


def test_above_policy_waits_for_a_second_person_who_is_not_the_first(
    office: Office, small: str
) -> None:
    refund_id = office.refund(small, 11_000)
    proposed = office.stored_refund(refund_id)
    assert (proposed.status, proposed.waits_for) == (RefundStatus.PROPOSED, WaitsFor.APPROVAL)
    assert office.charge().reserved_cents == 11_000
    approve = ApproveRefund(refund_id=refund_id)
    assert office.refuses(approve, FAY) == (ErrorCode.SELF_APPROVAL_FORBIDDEN, "refundId")
    assert office.refunds.approve(approve, FINN) is True
    approved = office.stored_refund(refund_id)
    assert (approved.status, approved.approved_by) == (RefundStatus.SUCCEEDED, "usr_finn")
    assert office.told(small)[1:] == [
        "kernel_decision",
        "refund_proposed",
        "refund_approved",
        "refund_issued",
        "refund_succeeded",
    ]
    assert office.refuses(approve, FINN) == (ErrorCode.NOT_PENDING, "refundId")


def test_approval_asks_the_kernels_again_and_tells_what_changed(office: Office, small: str) -> None:
    refund_id = office.refund(small, 11_000)
    with office.store.unit_of_work() as uow:
        newest = uow.order_snapshots.newest("ord_1001")
    assert newest is not None
    late = {"by": "buyer", "at": "2026-12-03T18:00:01Z"}
    office.order(**(newest.received | {"version": 4, "cancellation": late}))
    office.refunds.approve(ApproveRefund(refund_id=refund_id), FINN)
    approved = next(e for e in office.timeline(small) if e.type == "refund_approved")
    assert "order snapshot version: 3 then, 4 now" in approved.payload["changes"]
    assert office.stored_refund(refund_id).decision["snapshot_version"] == 4


def test_what_a_newer_snapshot_leaves_no_room_for_on_its_leg_cannot_be_approved(
    office: Office,
) -> None:
    (leg,) = order_json()["legs"]
    payment = order_json()["payment"] | {"captured_cents": 238_150}
    office.order(legs=[leg, leg | {"leg_id": "leg_2"}], payment=payment)
    refund_id = office.refund(office.case(), 150_000)
    grown = leg | {"subtotal_cents": leg["subtotal_cents"] + 119_075}
    office.order(version=4, legs=[grown], payment=payment)

    approve = ApproveRefund(refund_id=refund_id)
    assert office.refuses(approve, FINN) == (ErrorCode.REFUND_NOT_ELIGIBLE, "refundId")
    assert office.stored_refund(refund_id).status is RefundStatus.PROPOSED
    office.does(RejectRefund(refund_id=refund_id, reason="The order changed."), FINN)
    assert office.charge().reserved_cents == 0


def test_a_rejected_proposal_frees_the_charge_and_the_provider(office: Office, small: str) -> None:
    refund_id = office.refund(small, 11_000)
    office.does(RejectRefund(refund_id=refund_id, reason="The buyer agreed otherwise."), FINN)
    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "rejected")
    assert office.charge().reserved_cents == 0
    with office.store.unit_of_work() as uow:
        assert [payable.refunded_cents for payable in uow.payables.of_order("ord_1001")] == [0]
    assert office.told(small)[-1] == "refund_rejected"


def test_above_the_threshold_even_the_policy_amount_needs_a_second_person(office: Office) -> None:
    office.order()
    refund = office.stored_refund(office.refund(office.case(), 108_250))
    assert refund.status is RefundStatus.PROPOSED


def test_partial_refunds_count_together_against_the_threshold(office: Office) -> None:
    office.order()
    case_id = office.case()
    assert office.stored_refund(office.refund(case_id, 50_000)).is_settled
    assert office.stored_refund(office.refund(case_id, 1)).status is RefundStatus.PROPOSED


def test_a_recorded_fact_changes_what_policy_owes(office: Office, small: str) -> None:
    fact = RecordCaseFact(
        case_id=small, fact=FactName.FRAUD_VALIDATED, note="The card was stolen; police file 77."
    )
    office.does(fact, TESS)
    assert options(office, small, reason="fraud").open_cents == 11_908


@pytest.mark.parametrize(
    ("asked", "code", "field"),
    [
        ({"amount_cents": 0}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        ({"amount_cents": -1}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        ({"amount_cents": True}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        ({"amount_cents": 1.5}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        ({"amount_cents": 2**31}, ErrorCode.BAD_USER_INPUT, "amountCents"),
        ({"amount_cents": 11_909}, ErrorCode.REFUND_EXCEEDS_CAPTURED, "amountCents"),
        ({"reason": "because"}, ErrorCode.BAD_USER_INPUT, "reason"),
        ({"reason": "goodwill"}, ErrorCode.BAD_USER_INPUT, "reason"),
        ({"order_id": "ord_none"}, ErrorCode.ORDER_NOT_FOUND, "orderId"),
        ({"order_id": "ord_model"}, ErrorCode.ORDER_NOT_ON_CASE, "orderId"),
        ({"order_id": ""}, ErrorCode.BAD_USER_INPUT, "orderId"),
        ({"leg_id": "leg_9"}, ErrorCode.BAD_USER_INPUT, "legId"),
        ({"case_id": "sca_none"}, ErrorCode.CASE_NOT_FOUND, "caseId"),
        ({"expected_version": 99}, ErrorCode.CONFLICT, "expectedVersion"),
        ({"note": "\x00"}, ErrorCode.BAD_USER_INPUT, "note"),
        ({"note": "\ud800"}, ErrorCode.BAD_USER_INPUT, "note"),
    ],
)
def test_bad_input_is_refused_by_name_and_changes_nothing(
    office: Office, small: str, asked: dict[str, Any], code: ErrorCode, field: str
) -> None:
    good: dict[str, Any] = {
        "case_id": small,
        "order_id": "ord_1001",
        "amount_cents": 100,
        "reason": "buyer_cancelled",
    }
    assert office.refuses(IssueRefund(**(good | asked)), FAY) == (code, field)


def test_no_money_moves_on_a_closed_case(office: Office, small: str) -> None:
    office.does(SetCaseStatus(case_id=small, status=CaseStatus.CLOSED), TESS)
    asked = IssueRefund(
        case_id=small, order_id="ord_1001", amount_cents=1, reason="buyer_cancelled"
    )
    assert office.refuses(asked, FAY) == (ErrorCode.NOT_ACTIVE, "caseId")


def test_a_refund_makes_its_case_resolvable_as_refunded(office: Office, small: str) -> None:
    office.refund(small, 100)
    for status in (CaseStatus.TRIAGE, CaseStatus.DECISION_PENDING, CaseStatus.RESOLVED):
        office.does(SetCaseStatus(case_id=small, status=status), TESS)
    assert office.stored_case(small).outcome is Outcome.REFUNDED


def test_the_same_request_under_one_key_acts_once_and_another_is_refused(
    office: Office, small: str
) -> None:
    request = keyed(FAY, "k-1")
    first = office.refund(small, 100, request)
    assert office.refund(small, 100, request) == first
    assert office.charge().reserved_cents == 100
    other = IssueRefund(
        case_id=small, order_id="ord_1001", amount_cents=101, reason="buyer_cancelled"
    )
    assert office.refuses(other, request) == (
        ErrorCode.IDEMPOTENCY_MISMATCH,
        "Idempotency-Key",
    )


def test_the_same_request_without_a_key_is_a_second_refund_beyond_policy(
    office: Office, small: str
) -> None:
    office.refund(small, 10_825)
    asked = IssueRefund(
        case_id=small, order_id="ord_1001", amount_cents=10_825, reason="buyer_cancelled"
    )
    assert office.refuses(asked, FAY) == (ErrorCode.REFUND_EXCEEDS_CAPTURED, "amountCents")


@pytest.mark.parametrize("fault", [FaultKind.DROP_REPLY, FaultKind.TIMEOUT_BEFORE])
def test_an_answer_that_never_came_keeps_the_reservation_and_the_same_key_finds_one_refund(
    office: Office, small: str, fault: FaultKind
) -> None:
    office.stripe.engine.inject(Fault(kind=fault, endpoint="refunds.create"))
    refund_id = office.refund(small, 10_825)
    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING
    assert office.charge().reserved_cents == 10_825
    for _ in range(3):
        office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    told = office.stripe.refunds_of_charge("ch_small")
    assert isinstance(told, Done)
    assert [refund.amount_cents for refund in told.value] == [10_825]


def test_nothing_is_sent_again_once_the_processor_may_have_forgotten_the_key(
    office: Office, small: str
) -> None:
    office.stripe.engine.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    refund_id = office.refund(small, 10_825)
    office.clock.advance(timedelta(hours=25))
    office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING
    told = office.stripe.refunds_of_charge("ch_small")
    assert isinstance(told, Done)
    assert told.value == ()


def test_a_definite_refusal_fails_the_refund_and_frees_the_charge(
    office: Office, small: str
) -> None:
    office.stripe.dashboard.open_dispute("ch_small")
    refund = office.stored_refund(office.refund(small, 10_825))
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "charge_disputed")
    assert office.charge().reserved_cents == 0
    assert office.told(small)[-1] == "refund_failed"


def test_a_pending_refund_settles_when_the_processor_says_so(office: Office, small: str) -> None:
    office.stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    refund_id = office.refund(small, 10_825)
    pending = office.stored_refund(refund_id)
    assert pending.status is RefundStatus.PROCESSING
    assert pending.processor_ref is not None
    office.stripe.dashboard.settle(pending.processor_ref)
    outcome = office.stripe.refund_by_ref(pending.processor_ref)
    settle = SettleRefund(refund_id=refund_id, outcome=outcome)
    assert office.does(settle, ITSELF) is True
    assert office.does(settle, ITSELF) is False
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


@pytest.mark.parametrize("plan", [SUCCEEDED_THEN_FAILED, PENDING_THEN_CANCELED])
def test_a_refund_that_fails_in_the_end_frees_the_charge_and_reopens_a_decided_case(
    office: Office, small: str, plan: Any
) -> None:
    office.stripe.dashboard.plan_refunds(plan)
    refund_id = office.refund(small, 10_825)
    decided = office.stored_refund(refund_id).is_settled
    if decided:
        for status in (CaseStatus.TRIAGE, CaseStatus.DECISION_PENDING, CaseStatus.RESOLVED):
            office.does(SetCaseStatus(case_id=small, status=status), TESS)
        office.does(SetCaseStatus(case_id=small, status=CaseStatus.CLOSED), TESS)
    ref = office.stored_refund(refund_id).processor_ref
    assert ref is not None
    office.stripe.dashboard.settle(ref)
    settle = SettleRefund(refund_id=refund_id, outcome=office.stripe.refund_by_ref(ref))
    assert office.does(settle, ITSELF) is True
    assert office.stored_refund(refund_id).status is RefundStatus.FAILED
    assert office.charge().reserved_cents == 0
    if decided:
        assert office.stored_case(small).status is CaseStatus.INVESTIGATING


def test_while_paused_refunds_wait_and_resuming_sends_them(office: Office, small: str) -> None:
    override = office.refund(small, 11_000)
    office.does(PauseRefunds(reason="The processor reports trouble."), FINN)
    automatic = office.refund(small, 500)
    waiting = office.stored_refund(automatic)
    assert (waiting.status, waiting.waits_for) == (RefundStatus.PROPOSED, WaitsFor.APPROVAL)
    approve = ApproveRefund(refund_id=override)
    assert office.refuses(approve, FINN) == (ErrorCode.REFUNDS_PAUSED, None)
    assert office.refunds.resume(ResumeRefunds(), FINN) is True
    assert office.stored_refund(override).status is RefundStatus.PROPOSED


def test_what_waited_for_the_pause_alone_is_sent_when_it_ends(office: Office, small: str) -> None:
    office.does(PauseRefunds(), FINN)
    refund_id = office.refund(small, 500)
    assert office.stored_refund(refund_id).waits_for is WaitsFor.RESUME
    assert not isinstance(office.refunds.resume(ResumeRefunds(), FINN), Refusal)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


def test_eight_at_once_on_one_order_never_pass_what_was_captured(
    office: Office, small: str
) -> None:
    asked = IssueRefund(
        case_id=small, order_id="ord_1001", amount_cents=7_000, reason="buyer_cancelled"
    )
    gate, told = Barrier(8), []

    def ask() -> None:
        gate.wait()
        told.append(office.refunds.issue(asked, FAY))

    callers = [Thread(target=ask) for _ in range(8)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    won = [answer for answer in told if isinstance(answer, str)]
    assert len(won) == 1
    assert office.charge().reserved_cents == 7_000


def test_a_refund_of_one_leg_leaves_the_other_provider_alone(office: Office) -> None:
    first = office.order("ord_model").received["legs"][0]
    second = first | {"leg_id": "leg_2", "provider_id": "usr_p2"}
    payment = SMALL["payment"] | {"captured_cents": 238_150, "charge": "ch_two"}
    office.order("ord_1001", legs=[first, second], payment=payment)
    refund = office.stored_refund(office.refund(office.case(), 10_000, leg_id="leg_2"))
    assert refund.leg_id == "leg_2"
    with office.store.unit_of_work() as uow:
        taken = {p.provider_id: p.refunded_cents for p in uow.payables.of_order("ord_1001")}
    assert taken == {"usr_p1": 0, "usr_p2": 10_000}


@pytest.mark.parametrize("charge", [None, "ch_of_nothing"])
def test_an_order_paid_with_credit_shows_what_policy_gives_and_nothing_to_refund(
    office: Office, charge: str | None
) -> None:
    payment = SMALL["payment"] | {"captured_cents": 0, "credit_cents": 119_075, "charge": charge}
    office.order(payment=payment)
    case_id = office.case()
    told = options(office, case_id)
    assert told.position.decision.eligible_refund_cents == 108_250
    assert (told.open_cents, told.position.left_cents) == (0, 0)
    asked = IssueRefund(
        case_id=case_id, order_id="ord_1001", amount_cents=1, reason="buyer_cancelled"
    )
    assert office.refuses(asked, FAY) == (ErrorCode.REFUND_NOT_ELIGIBLE, "orderId")
