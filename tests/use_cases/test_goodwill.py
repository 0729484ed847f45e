"""Goodwill credits, on memory: who, how much, and what they leave behind."""

from datetime import timedelta
from typing import Any

import pytest
from attrs import evolve

from core.cases.status import CaseStatus, Outcome
from core.errors import ErrorCode, Refusal
from core.ledger.account import Account
from core.ledger.cause import Cause
from core.policies.policies import Policies
from core.refunds.refund import RefundMethod, RefundStatus, WaitsFor
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.expire_refund import ExpireRefund
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.post_case_message import PostCaseMessage
from core.use_cases.reject_refund import RejectRefund
from core.use_cases.resume_refunds import ResumeRefunds
from core.use_cases.set_case_status import SetCaseStatus
from tests.use_cases.goodwill import a_credit, month, wallet
from tests.use_cases.office import BUYER, FAY, FINN, ITSELF, TESS, Office, keyed


@pytest.fixture
def office() -> Office:
    office = Office()
    office.order()
    return office


@pytest.fixture
def case_id(office: Office) -> str:
    return office.case()


def moved(office: Office, case_id: str, *statuses: CaseStatus, **more: Any) -> None:
    for status in statuses:
        office.does(SetCaseStatus(case_id=case_id, status=status, **more), TESS)


def test_a_small_credit_is_in_the_wallet_at_once(office: Office, case_id: str) -> None:
    credit = office.stored_refund(office.does(a_credit(case_id, 5_000), TESS))
    assert (credit.method, credit.status) == (RefundMethod.WALLET, RefundStatus.SUCCEEDED)
    assert (credit.reason, credit.currency, credit.charge_id) == ("goodwill", "USD", None)
    assert credit.processor_ref is None
    assert [(it.leg_id, it.parts.total_cents) for it in credit.allocations] == [(None, 5_000)]
    (entry,) = wallet(office)
    assert (entry.refund_id, entry.amount_cents) == (credit.refund_id, 5_000)
    assert office.told(case_id) == ["opened", "goodwill_credited"]
    assert office.audited(f"case:{case_id}")[-1] == ("goodwill.credit", None)


def test_a_credit_is_booked_once_as_an_expense_owed_to_the_buyer(
    office: Office, case_id: str
) -> None:
    refund_id = office.does(a_credit(case_id, 5_000), TESS)
    with office.store.unit_of_work() as uow:
        (posting,) = uow.ledger.of_cause(cause_id=refund_id)
    assert (posting.cause, posting.line.amount_cents) == (Cause.GOODWILL_CREDITED, 5_000)
    assert posting.line.debit is Account.GOODWILL
    assert posting.line.credit is Account.BUYER_WALLET
    assert (posting.line.case_id, posting.line.order_id) == (case_id, "ord_1001")


def test_a_credit_touches_neither_the_charge_nor_the_provider_nor_the_processor(
    office: Office, case_id: str
) -> None:
    office.does(a_credit(case_id, 5_000), TESS)
    assert office.charge().reserved_cents == 0
    with office.store.unit_of_work() as uow:
        assert [it.refunded_cents for it in uow.payables.of_order("ord_1001")] == [0]
        assert uow.refunds.counted_of_order("ord_1001") == ()
        assert uow.refunds.to_ask(now=office.clock.now() + timedelta(days=9), limit=9) == ()
    assert office.stripe.refunds_of_charge("ch_1").value == ()  # type: ignore[union-attr]


def test_above_the_threshold_a_second_person_of_finance_lets_it_go(
    office: Office, case_id: str
) -> None:
    refund_id = office.does(a_credit(case_id, 5_001), FAY)
    proposed = office.stored_refund(refund_id)
    assert (proposed.status, proposed.waits_for) == (RefundStatus.PROPOSED, WaitsFor.APPROVAL)
    assert wallet(office) == ()
    approve = ApproveRefund(refund_id=refund_id)
    assert office.refuses(approve, FAY) == (ErrorCode.SELF_APPROVAL_FORBIDDEN, "refundId")
    assert office.refuses(approve, TESS) == (ErrorCode.FORBIDDEN, None)
    assert office.refunds.approve(approve, FINN) is True
    approved = office.stored_refund(refund_id)
    assert (approved.status, approved.approved_by) == (RefundStatus.SUCCEEDED, "usr_finn")
    assert [it.amount_cents for it in wallet(office)] == [5_001]
    assert office.told(case_id)[1:] == ["refund_proposed", "refund_approved", "goodwill_credited"]
    assert office.refuses(approve, FINN) == (ErrorCode.NOT_PENDING, "refundId")


def test_it_counts_in_the_month_from_the_proposal_until_it_is_rejected(
    office: Office, case_id: str
) -> None:
    refund_id = office.does(a_credit(case_id, 30_000), TESS)
    counted = month(office, "usr_tess")
    assert counted is not None
    assert counted.credited_cents == 30_000
    office.does(RejectRefund(refund_id=refund_id), FINN)
    after = month(office, "usr_tess")
    assert after is not None
    assert after.credited_cents == 0
    assert office.stored_refund(refund_id).failure == "rejected"
    assert office.charge().reserved_cents == 0


def test_a_rejection_in_the_next_month_frees_the_month_of_the_proposal(
    office: Office, case_id: str
) -> None:
    refund_id = office.does(a_credit(case_id, 30_000), TESS)
    office.clock.advance(timedelta(days=31))
    office.does(a_credit(case_id, 1_000), TESS)
    office.does(RejectRefund(refund_id=refund_id), FINN)
    december, january = month(office, "usr_tess"), month(office, "usr_tess", "2027-01")
    assert (december and december.credited_cents) == 0
    assert (january and january.credited_cents) == 1_000


def test_a_proposal_that_expires_counts_no_more(office: Office, case_id: str) -> None:
    refund_id = office.does(a_credit(case_id, 30_000), TESS)
    expire = ExpireRefund(refund_id=refund_id)
    assert office.does(expire, ITSELF) is False
    office.clock.advance(timedelta(days=7))
    approve = ApproveRefund(refund_id=refund_id)
    assert office.refuses(approve, FINN) == (ErrorCode.NOT_PENDING, "refundId")
    assert office.does(expire, ITSELF) is True
    after = month(office, "usr_tess")
    assert (after and after.credited_cents) == 0
    assert wallet(office) == ()


def test_above_the_cap_it_is_refused_and_says_what_is_left(office: Office, case_id: str) -> None:
    office.does(a_credit(case_id, 49_000), TESS)
    too_much = a_credit(case_id, 1_001)
    assert office.refuses(too_much, TESS) == (ErrorCode.REFUND_NOT_ELIGIBLE, "amountCents")
    told = office.desk.handle(too_much, TESS)
    assert isinstance(told, Refusal)
    assert told.message == "1000 cents (USD) of your goodwill for 2026-12 are left."
    office.does(a_credit(case_id, 1_000), TESS)
    office.does(a_credit(case_id, 1_001), FAY)


@pytest.mark.parametrize("missing", ["goodwill_approval_cents", "goodwill_monthly_cents"])
def test_a_currency_without_a_threshold_or_a_cap_always_needs_a_second_person(missing: str) -> None:
    changed: dict[str, Any] = {missing: {"EUR": 99}}
    policies = evolve(Policies(version=1), **changed)
    office = Office(policies=OnePolicy(policies))
    office.order()
    credit = office.stored_refund(office.does(a_credit(office.case(), 1), TESS))
    assert (credit.status, credit.waits_for) == (RefundStatus.PROPOSED, WaitsFor.APPROVAL)


def test_a_pause_keeps_a_credit_waiting_and_its_end_sends_it(office: Office, case_id: str) -> None:
    office.does(PauseRefunds(), FINN)
    refund_id = office.does(a_credit(case_id, 5_000), TESS)
    waiting = office.stored_refund(refund_id)
    assert (waiting.status, waiting.waits_for) == (RefundStatus.PROPOSED, WaitsFor.RESUME)
    approve = ApproveRefund(refund_id=refund_id)
    assert office.refuses(approve, FINN) == (ErrorCode.REFUNDS_PAUSED, None)
    assert office.refunds.resume(ResumeRefunds(), FINN) is True
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert [it.refund_id for it in wallet(office)] == [refund_id]


def test_the_same_request_twice_credits_once(office: Office, case_id: str) -> None:
    once = keyed(TESS, "k-1")
    assert office.does(a_credit(case_id, 100), once) == office.does(a_credit(case_id, 100), once)
    assert len(wallet(office)) == 1


def test_a_case_is_resolved_as_goodwill_by_its_credit_and_the_credit_is_no_evidence(
    office: Office, case_id: str
) -> None:
    office.does(a_credit(case_id, 100), TESS)
    moved(office, case_id, CaseStatus.TRIAGE)
    pending = SetCaseStatus(case_id=case_id, status=CaseStatus.DECISION_PENDING)
    assert office.refuses(pending, TESS) == (ErrorCode.EVIDENCE_REQUIRED, "status")


def test_setting_resolved_derives_goodwill(office: Office) -> None:
    case_id = office.case(subject_user="usr_b1")
    office.does(PostCaseMessage(case_id=case_id, body_md="It was locked."), BUYER)
    office.does(a_credit(case_id, 100), TESS)
    moved(office, case_id, CaseStatus.TRIAGE, CaseStatus.DECISION_PENDING, CaseStatus.RESOLVED)
    assert office.stored_case(case_id).outcome is Outcome.GOODWILL


def test_a_waiting_credit_keeps_the_case_from_closing(office: Office, case_id: str) -> None:
    office.does(a_credit(case_id, 5_001), TESS)
    close = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    assert office.refuses(close, TESS) == (ErrorCode.INVALID_TRANSITION, "status")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"amount_cents": 0}, (ErrorCode.BAD_USER_INPUT, "amountCents")),
        ({"amount_cents": -1}, (ErrorCode.BAD_USER_INPUT, "amountCents")),
        ({"amount_cents": True}, (ErrorCode.BAD_USER_INPUT, "amountCents")),
        ({"amount_cents": 2**31}, (ErrorCode.BAD_USER_INPUT, "amountCents")),
        ({"note": " "}, (ErrorCode.BAD_USER_INPUT, "note")),
        ({"order_id": "ord_none"}, (ErrorCode.ORDER_NOT_FOUND, "orderId")),
        ({"case_id": "sca_none"}, (ErrorCode.CASE_NOT_FOUND, "caseId")),
        ({"expected_version": 7}, (ErrorCode.CONFLICT, "expectedVersion")),
    ],
)
def test_what_cannot_be_credited(
    changes: dict[str, Any], told: tuple[ErrorCode, str], office: Office, case_id: str
) -> None:
    assert office.refuses(evolve(a_credit(case_id, 100), **changes), TESS) == told


def test_people_of_the_case_credit_nothing(office: Office, case_id: str) -> None:
    assert office.refuses(a_credit(case_id, 100), BUYER) == (ErrorCode.FORBIDDEN, None)


class OnePolicy:
    """ports/policies.py with one version."""

    def __init__(self, policies: Policies) -> None:
        self._policies = policies

    def current(self) -> Policies:
        return self._policies

    def version(self, number: int) -> Policies:  # noqa: ARG002 - there is one
        return self._policies
