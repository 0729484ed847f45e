"""Many callers at one cap, one credit and one deposit, on every store (reliability.md 3)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.deposits.claim import ClaimStatus
from core.errors import ErrorCode, Refusal
from core.refunds.refund import RefundStatus
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.approve_refund import ApproveRefund
from core.use_cases.deny_deposit_claim import DenyDepositClaim
from core.use_cases.reject_refund import RejectRefund
from ports.payment_processor import Done
from tests.contracts.backends import Backend
from tests.use_cases.deposits import (
    SESSION_STARTS,
    a_claim,
    a_release,
    an_evidenced_case,
    at,
    claim_of,
    filed,
    with_a_deposit,
)
from tests.use_cases.goodwill import a_credit, month, wallet
from tests.use_cases.office import FAY, FINN, ITSELF, TESS, Office

CALLERS = 8


@pytest.fixture
def office(backend: Backend) -> Office:
    """An order with a deposit whose session has begun."""
    office = with_a_deposit(Office(store=backend.store))
    at(office, SESSION_STARTS)
    return office


def at_once(ask: Callable[[int], Any], callers: int = CALLERS) -> list[Any]:
    """What each of the callers was told who all asked in the same moment."""
    gate = Barrier(callers)

    def one(number: int) -> Any:
        gate.wait()
        return ask(number)

    with ThreadPoolExecutor(callers) as pool:
        return list(pool.map(one, range(callers)))


def codes(told: list[Any]) -> list[ErrorCode]:
    return [answer.code for answer in told if isinstance(answer, Refusal)]


def credited(office: Office) -> int:
    counted = month(office, "usr_tess")
    return counted.credited_cents if counted else 0


def captured_at_the_processor(office: Office) -> int:
    looked = office.stripe.deposit_by_intent("pi_dep")
    assert isinstance(looked, Done)
    return looked.value.captured_cents


def test_of_eight_credits_that_each_fill_the_month_one_is_given(office: Office) -> None:
    cases = [office.case() for _ in range(CALLERS)]
    told = at_once(lambda number: office.desk.handle(a_credit(cases[number], 50_000), TESS))
    assert codes(told) == [ErrorCode.REFUND_NOT_ELIGIBLE] * (CALLERS - 1)
    assert credited(office) == 50_000


def test_two_credits_at_the_rest_of_the_month_are_one(office: Office) -> None:
    cases = [office.case() for _ in range(3)]
    office.does(a_credit(cases[2], 47_000), TESS)
    told = at_once(lambda number: office.desk.handle(a_credit(cases[number], 2_000), TESS), 2)
    assert codes(told) == [ErrorCode.REFUND_NOT_ELIGIBLE]
    assert (credited(office), sum(it.amount_cents for it in wallet(office))) == (49_000, 2_000)


def test_a_proposed_credit_is_approved_and_paid_once(office: Office) -> None:
    refund_id = office.does(a_credit(office.case(), 5_001), TESS)
    told = at_once(lambda _: office.refunds.approve(ApproveRefund(refund_id=refund_id), FINN))
    assert told.count(True) == 1
    assert codes(told) == [ErrorCode.NOT_PENDING] * (CALLERS - 1)
    assert [it.amount_cents for it in wallet(office)] == [5_001]


def test_an_approval_and_a_rejection_of_a_credit_exclude_each_other(office: Office) -> None:
    refund_id = office.does(a_credit(office.case(), 5_001), TESS)

    def decide(number: int) -> Any:
        if number % 2:
            return office.desk.handle(RejectRefund(refund_id=refund_id), FINN)
        return office.refunds.approve(ApproveRefund(refund_id=refund_id), FAY)

    assert at_once(decide).count(True) == 1
    paid = office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    assert credited(office) == sum(it.amount_cents for it in wallet(office)) == 5_001 * paid


def test_of_eight_claims_at_once_one_is_filed(office: Office) -> None:
    cases = [an_evidenced_case(office) for _ in range(CALLERS)]
    told = at_once(lambda number: office.deposits.file(a_claim(cases[number], 30_000), TESS))
    assert codes(told) == [ErrorCode.INVALID_TRANSITION] * (CALLERS - 1)
    with office.store.unit_of_work() as uow:
        assert len(uow.deposit_claims.of_order("ord_1001")) == 1


def test_of_claims_and_releases_at_once_on_different_cases_one_is_done(office: Office) -> None:
    cases = [an_evidenced_case(office) for _ in range(CALLERS)]

    def ask(number: int) -> Any:
        if number % 2:
            return office.deposits.release(a_release(cases[number]), FAY)
        return office.deposits.file(a_claim(cases[number], 30_000), TESS)

    told = at_once(ask)
    assert len([answer for answer in told if isinstance(answer, str)]) == 1


def test_a_claim_is_decided_once_and_captured_once(office: Office) -> None:
    claim_id = filed(office, an_evidenced_case(office), 30_000, FAY)

    def decide(number: int) -> Any:
        if number % 2:
            denial = DenyDepositClaim(claim_id=claim_id, reason="It works.")
            return office.desk.handle(denial, FINN)
        return office.deposits.approve(ApproveDepositClaim(claim_id=claim_id), FINN)

    assert at_once(decide).count(True) == 1
    captured = claim_of(office, claim_id).status is ClaimStatus.CAPTURED
    assert captured_at_the_processor(office) == 30_000 * captured


def test_a_capture_that_many_ask_about_is_settled_and_booked_once(office: Office) -> None:
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="intents.capture"))
    case_id = an_evidenced_case(office)
    claim_id = filed(office, case_id, 20_000)
    at_once(lambda _: office.deposits.send_capture(claim_id, ITSELF))
    assert claim_of(office, claim_id).status is ClaimStatus.CAPTURED
    with office.store.unit_of_work() as uow:
        assert len(uow.ledger.of_cause(cause_id=claim_id)) == 1
    assert office.told(case_id).count("deposit_captured") == 1
    assert captured_at_the_processor(office) == 20_000
