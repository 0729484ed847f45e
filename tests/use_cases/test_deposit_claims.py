"""Claims on deposits from the filing to the capture, on memory and the fake Stripe."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from attrs import evolve

from core.cases.status import CaseStatus
from core.deposits.claim import ClaimStatus
from core.errors import ErrorCode
from core.kernels.deposit_action import DepositMove
from core.ledger.account import Account
from core.orders.deposit import DepositKind
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.deny_deposit_claim import DenyDepositClaim
from core.use_cases.read_refund_options import ReadRefundOptions, RefundOptions
from core.use_cases.set_case_status import SetCaseStatus
from tests.use_cases.deposits import (
    SESSION_STARTS,
    WINDOW_ENDS,
    a_claim,
    an_evidenced_case,
    at,
    claim_of,
    filed,
    with_a_deposit,
)
from tests.use_cases.office import BUYER, FAY, FINN, TESS, Office

SECOND = timedelta(seconds=1)


@pytest.fixture
def office() -> Office:
    return with_a_deposit(Office())


@pytest.fixture
def case_id(office: Office) -> str:
    case_id = an_evidenced_case(office)
    at(office, SESSION_STARTS)
    return case_id


def test_a_small_claim_is_approved_by_policy_captured_and_booked(
    office: Office, case_id: str
) -> None:
    claim = claim_of(office, filed(office, case_id, 20_000))
    assert (claim.status, claim.approved_by) == (ClaimStatus.CAPTURED, None)
    assert claim.processor_ref == "ch_dep"
    assert claim.settled_at == claim.decided_at == office.clock.now()
    assert office.stripe.deposit_by_intent("pi_dep").value.captured_cents == 20_000  # type: ignore[union-attr]
    with office.store.unit_of_work() as uow:
        (posting,) = uow.ledger.of_cause(cause_id=claim.claim_id)
    assert (posting.line.debit, posting.line.credit) == (Account.CASH, Account.SELLER_PAYABLE)
    assert (posting.line.amount_cents, posting.line.leg_id) == (20_000, "leg_1")
    assert office.told(case_id)[2:] == [
        "deposit_claim_filed",
        "deposit_claim_approved",
        "deposit_captured",
    ]


def test_a_large_claim_waits_for_another_person_of_finance(office: Office, case_id: str) -> None:
    claim_id = filed(office, case_id, 20_001, FAY)
    approve = ApproveDepositClaim(claim_id=claim_id)
    assert claim_of(office, claim_id).status is ClaimStatus.FILED
    assert office.refuses(approve, FAY) == (ErrorCode.SELF_APPROVAL_FORBIDDEN, "claimId")
    assert office.refuses(approve, TESS) == (ErrorCode.FORBIDDEN, None)
    assert office.deposits.approve(approve, FINN) is True
    approved = claim_of(office, claim_id)
    assert (approved.status, approved.approved_by) == (ClaimStatus.CAPTURED, "usr_finn")
    assert office.refuses(approve, FINN) == (ErrorCode.NOT_PENDING, "claimId")


def test_a_denied_claim_captures_nothing_and_says_why_on_the_timeline(
    office: Office, case_id: str
) -> None:
    claim_id = filed(office, case_id, 30_000)
    deny = DenyDepositClaim(claim_id=claim_id, reason="It was broken before.")
    office.does(deny, FINN)
    assert claim_of(office, claim_id).status is ClaimStatus.DENIED
    assert office.timeline(case_id)[-1].payload["reason"] == "It was broken before."
    assert office.stripe.deposit_by_intent("pi_dep").value.captured_cents == 0  # type: ignore[union-attr]
    assert office.refuses(deny, FINN) == (ErrorCode.NOT_PENDING, "claimId")


def test_a_claim_that_does_not_exist_is_said_so(office: Office) -> None:
    unknown = ApproveDepositClaim(claim_id="sdp_none")
    assert office.refuses(unknown, FINN) == (ErrorCode.BAD_USER_INPUT, "claimId")


def test_a_claim_needs_evidence(office: Office) -> None:
    bare = office.case()
    at(office, SESSION_STARTS)
    assert office.refuses(a_claim(bare, 100), TESS) == (ErrorCode.EVIDENCE_REQUIRED, "caseId")


@pytest.mark.parametrize("instant", [SESSION_STARTS, WINDOW_ENDS - SECOND])
def test_a_claim_in_the_window(office: Office, case_id: str, instant: datetime) -> None:
    at(office, instant)
    assert claim_of(office, filed(office, case_id, 100)).status is ClaimStatus.CAPTURED


@pytest.mark.parametrize("instant", [WINDOW_ENDS, WINDOW_ENDS + SECOND])
def test_a_claim_once_the_window_has_passed(
    office: Office, case_id: str, instant: datetime
) -> None:
    at(office, instant)
    assert office.refuses(a_claim(case_id, 100), TESS) == (ErrorCode.NOT_ACTIVE, "legId")


def test_a_claim_before_the_start(office: Office) -> None:
    early = an_evidenced_case(office)
    at(office, SESSION_STARTS - SECOND)
    assert office.refuses(a_claim(early, 100), TESS) == (ErrorCode.NOT_ACTIVE, "legId")


@pytest.mark.parametrize("kind", [DepositKind.CHARGE_REFUNDABLE, DepositKind.NONREFUNDABLE_FEE])
def test_what_was_charged_at_once_is_not_claimed(kind: DepositKind) -> None:
    office = with_a_deposit(Office(), kind)
    case_id = an_evidenced_case(office)
    at(office, SESSION_STARTS)
    assert office.refuses(a_claim(case_id, 100), TESS) == (ErrorCode.REFUND_NOT_ELIGIBLE, "legId")


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"amount_cents": 30_001}, (ErrorCode.BAD_USER_INPUT, "amountCents")),
        ({"amount_cents": 0}, (ErrorCode.BAD_USER_INPUT, "amountCents")),
        ({"leg_id": "leg_9"}, (ErrorCode.BAD_USER_INPUT, "legId")),
        ({"reason": ""}, (ErrorCode.BAD_USER_INPUT, "reason")),
        ({"order_id": "ord_none"}, (ErrorCode.ORDER_NOT_FOUND, "orderId")),
        ({"expected_version": 9}, (ErrorCode.CONFLICT, "expectedVersion")),
    ],
)
def test_what_cannot_be_claimed(
    changes: dict[str, Any], told: tuple[ErrorCode, str], office: Office, case_id: str
) -> None:
    assert office.refuses(evolve(a_claim(case_id, 100), **changes), TESS) == told


def test_a_leg_without_a_deposit_is_not_claimed() -> None:
    office = Office()
    office.order()
    told = office.refuses(a_claim(office.case(), 100), TESS)
    assert told == (ErrorCode.BAD_USER_INPUT, "legId")


def test_people_of_the_case_claim_nothing(office: Office, case_id: str) -> None:
    assert office.refuses(a_claim(case_id, 100), BUYER) == (ErrorCode.FORBIDDEN, None)


def test_one_claim_at_a_time_and_none_after_the_capture(office: Office, case_id: str) -> None:
    claim_id = filed(office, case_id, 30_000)
    another = a_claim(an_evidenced_case(office), 100)
    assert office.refuses(another, TESS) == (ErrorCode.INVALID_TRANSITION, "legId")
    office.deposits.approve(ApproveDepositClaim(claim_id=claim_id), FINN)
    assert office.refuses(another, TESS) == (ErrorCode.NOT_ACTIVE, "legId")


def test_a_case_is_not_closed_while_a_claim_is_open(office: Office, case_id: str) -> None:
    claim_id = filed(office, case_id, 30_000)
    close = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    assert office.refuses(close, TESS) == (ErrorCode.INVALID_TRANSITION, "status")
    office.does(DenyDepositClaim(claim_id=claim_id, reason="It works."), FINN)
    assert office.does(close, TESS)


@pytest.mark.parametrize(
    ("cents", "decided", "move"),
    [
        (30_000, False, DepositMove.NONE),
        (20_000, False, DepositMove.NONE),
        (30_000, True, DepositMove.RELEASE),
    ],
)
def test_the_kernels_leave_a_claimed_deposit_alone(
    cents: int, decided: bool, move: DepositMove, office: Office, case_id: str
) -> None:
    with office.store.unit_of_work() as uow:
        newest = uow.order_snapshots.newest("ord_1001")
    assert newest is not None
    cancelled = {"by": "buyer", "at": "2026-12-01T10:00:00Z"}
    office.order(**(newest.received | {"version": 4, "cancellation": cancelled}))
    claim_id = filed(office, case_id, cents)
    if decided:
        office.does(DenyDepositClaim(claim_id=claim_id, reason="It works."), FINN)
    refund = office.stored_refund(office.refund(case_id, 100))
    assert refund.decision["legs"][0]["deposit"]["action"] == move.value
    query = ReadRefundOptions(case_id=case_id, order_id="ord_1001", reason="buyer_cancelled")
    options = office.reads(query, FAY)
    assert isinstance(options, RefundOptions)
    assert options.position.decision.legs[0].deposit.action is move
