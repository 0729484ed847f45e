"""How a proposed refund ends, and what others hear of refunds (domain.md, *Refund*)."""

from datetime import timedelta

import pytest

from core.refunds.refund import RefundStatus
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.expire_refund import ExpireRefund
from core.use_cases.reject_refund import RejectRefund
from tests.contracts.backends import Backend
from tests.use_cases.money import announced, books, payable
from tests.use_cases.office import FAY, FINN, ITSELF, Office

WEEK = timedelta(days=7)
PROPOSED, SUCCEEDED, FAILED = (
    f"support.refund.{what}" for what in ("proposed", "succeeded", "failed")
)


@pytest.fixture
def office(backend: Backend) -> Office:
    office = Office(store=backend.store)
    office.order()
    return office


@pytest.fixture
def case_id(office: Office) -> str:
    return office.case()


def test_a_proposal_that_nobody_decided_on_expires_after_its_week_and_frees_everything(
    office: Office, case_id: str
) -> None:
    refund_id = office.refund(case_id, 110_000)
    expire = ExpireRefund(refund_id=refund_id)
    office.clock.advance(WEEK - timedelta(seconds=1))
    assert office.does(expire, ITSELF) is False
    office.clock.advance(timedelta(seconds=1))
    assert office.does(expire, ITSELF) is True
    refund = office.stored_refund(refund_id)
    assert (refund.status, refund.failure) == (RefundStatus.FAILED, "expired")
    assert office.charge().reserved_cents == 0
    assert payable(office).refunded_cents == 0
    # The case is urgent by then, so that what is free again is held.
    assert office.told(case_id)[-2:] == ["refund_failed", "hold_applied"]
    assert office.does(expire, ITSELF) is False


def test_what_was_decided_does_not_expire(office: Office, case_id: str) -> None:
    refund_id = office.refund(case_id, 110_000)
    office.refunds.approve(ApproveRefund(refund_id=refund_id), FINN)
    office.clock.advance(WEEK)
    assert office.does(ExpireRefund(refund_id=refund_id), ITSELF) is False
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


def test_others_hear_of_a_refund_from_its_proposal_to_its_success(
    office: Office, case_id: str
) -> None:
    office.refund(case_id, 1_000)
    assert announced(office, case_id)[1:] == [PROPOSED, SUCCEEDED]
    refund_id = office.refund(case_id, 100_000)
    office.refunds.approve(ApproveRefund(refund_id=refund_id), FINN)
    assert announced(office, case_id)[3:] == [PROPOSED, SUCCEEDED]


def test_others_hear_of_a_rejection_as_a_failure_with_its_code(
    office: Office, case_id: str
) -> None:
    refund_id = office.refund(case_id, 110_000)
    office.does(RejectRefund(refund_id=refund_id, reason="Settled by phone."), FINN)
    with office.store.unit_of_work() as uow:
        last = uow.outbox.of_case(case_id)[-1]
    assert (last.topic, last.payload["failure"]) == (FAILED, "rejected")
    assert "Settled by phone." not in str(last.payload)
    assert books(office) == {}


def test_a_refund_that_was_sent_is_timed_from_its_approval(office: Office, case_id: str) -> None:
    refund_id = office.refund(case_id, 110_000)
    office.clock.advance(timedelta(days=2))
    office.does(ApproveRefund(refund_id=refund_id), FINN)
    sent = office.stored_refund(refund_id)
    assert sent.sent_at == office.clock.now()
    assert sent.ask_again_at == office.clock.now() + timedelta(minutes=5)
    office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).ask_again_at is None
