"""Deposits that go back, on memory and the fake Stripe."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.deposits.deposit_release import ReleaseKind, ReleaseStatus
from core.errors import ErrorCode, Refusal
from core.orders.deposit import DepositKind
from core.parked.parked_work import ParkedKind
from core.request import Request
from core.use_cases.approve_deposit_claim import ApproveDepositClaim
from core.use_cases.deny_deposit_claim import DenyDepositClaim
from core.use_cases.pause_refunds import PauseRefunds
from core.use_cases.resume_refunds import ResumeRefunds
from ports.payment_processor import Done, ProcessorDeposit, ProcessorRefund
from tests.use_cases.deposits import (
    SESSION_STARTS,
    a_claim,
    a_release,
    an_evidenced_case,
    at,
    filed,
    release_of,
    with_a_deposit,
)
from tests.use_cases.office import FAY, FINN, ITSELF, TESS, Office

CHARGED = DepositKind.CHARGE_REFUNDABLE


@pytest.fixture
def office() -> Office:
    return with_a_deposit(Office())


@pytest.fixture
def charged() -> Office:
    """An office whose order has a deposit that was charged."""
    return with_a_deposit(Office(), CHARGED)


def released(office: Office, case_id: str, request: Request = FAY) -> str:
    release_id = office.deposits.release(a_release(case_id), request)
    assert not isinstance(release_id, Refusal), release_id
    return release_id


def deposit(office: Office) -> ProcessorDeposit:
    looked = office.stripe.deposit_by_intent("pi_dep")
    assert isinstance(looked, Done)
    return looked.value


def refunds(office: Office) -> tuple[ProcessorRefund, ...]:
    listed = office.stripe.refunds_of_charge("ch_dep")
    assert isinstance(listed, Done)
    return tuple(listed.value)


def is_parked(office: Office, release_id: str) -> bool:
    with office.store.unit_of_work() as uow:
        return uow.parking.waiting(ParkedKind.DEPOSIT_RELEASE, release_id) is not None


def test_a_held_deposit_is_let_go(office: Office) -> None:
    case_id = office.case()
    release = release_of(office, released(office, case_id))
    assert (release.kind, release.status) == (ReleaseKind.CANCEL, ReleaseStatus.RELEASED)
    assert (release.amount_cents, release.released_by) == (30_000, "usr_fay")
    assert deposit(office).status == "canceled"
    assert office.told(case_id)[1:] == ["deposit_release_issued", "deposit_released"]
    assert office.audited(f"case:{case_id}")[-1] == ("deposit.release", None)


def test_a_charged_deposit_is_refunded(charged: Office) -> None:
    release = release_of(charged, released(charged, charged.case()))
    assert (release.kind, release.status) == (ReleaseKind.REFUND, ReleaseStatus.RELEASED)
    (refund,) = refunds(charged)
    assert (refund.ref, refund.amount_cents) == (release.processor_ref, 30_000)
    assert refund.metadata["release_id"] == release.release_id


def test_a_fee_is_not_given_back() -> None:
    office = with_a_deposit(Office(), DepositKind.NONREFUNDABLE_FEE)
    told = office.refuses(a_release(office.case()), FAY)
    assert told == (ErrorCode.REFUND_NOT_ELIGIBLE, "legId")


def test_a_deposit_of_nothing_is_not_given_back() -> None:
    office = with_a_deposit(Office(), amount_cents=0)
    told = office.refuses(a_release(office.case()), FAY)
    assert told == (ErrorCode.REFUND_NOT_ELIGIBLE, "legId")


def test_only_finance_gives_a_deposit_back(office: Office) -> None:
    assert office.refuses(a_release(office.case()), TESS) == (ErrorCode.FORBIDDEN, None)


def test_it_is_given_back_once(office: Office) -> None:
    case_id = office.case()
    released(office, case_id)
    assert office.refuses(a_release(case_id), FINN) == (ErrorCode.NOT_ACTIVE, "legId")


def test_what_is_claimed_is_not_given_back(office: Office) -> None:
    case_id = an_evidenced_case(office)
    at(office, SESSION_STARTS)
    claim_id = filed(office, case_id, 30_000)
    assert office.refuses(a_release(case_id), FAY) == (ErrorCode.INVALID_TRANSITION, "legId")
    office.deposits.approve(ApproveDepositClaim(claim_id=claim_id), FINN)
    assert office.refuses(a_release(case_id), FAY) == (ErrorCode.NOT_ACTIVE, "legId")


def test_what_was_given_back_is_not_claimed(office: Office) -> None:
    case_id = an_evidenced_case(office)
    at(office, SESSION_STARTS)
    released(office, case_id)
    assert office.refuses(a_claim(case_id, 100), TESS) == (ErrorCode.NOT_ACTIVE, "legId")


def test_after_a_denial_it_is_given_back(office: Office) -> None:
    case_id = an_evidenced_case(office)
    at(office, SESSION_STARTS)
    claim_id = filed(office, case_id, 30_000)
    office.does(DenyDepositClaim(claim_id=claim_id, reason="It works."), FINN)
    assert release_of(office, released(office, case_id)).status is ReleaseStatus.RELEASED


@pytest.mark.parametrize("kind", [FaultKind.DROP_REPLY, FaultKind.TIMEOUT_BEFORE])
def test_a_lost_answer_to_a_refund_pays_once(kind: FaultKind, charged: Office) -> None:
    charged.stripe.inject(Fault(kind=kind, endpoint="refunds.create"))
    release_id = released(charged, charged.case())
    assert release_of(charged, release_id).status is ReleaseStatus.PROCESSING
    for _ in range(3):
        charged.deposits.send_release(release_id, ITSELF)
    assert release_of(charged, release_id).status is ReleaseStatus.RELEASED
    assert [refund.amount_cents for refund in refunds(charged)] == [30_000]


@pytest.mark.parametrize("kind", [FaultKind.DROP_REPLY, FaultKind.TIMEOUT_BEFORE])
def test_a_lost_answer_to_a_cancellation_ends_in_a_release(kind: FaultKind, office: Office) -> None:
    office.stripe.inject(Fault(kind=kind, endpoint="intents.cancel"))
    release_id = released(office, office.case())
    assert release_of(office, release_id).status is ReleaseStatus.PROCESSING
    office.deposits.send_release(release_id, ITSELF)
    assert release_of(office, release_id).status is ReleaseStatus.RELEASED


def test_past_23_hours_a_refund_is_looked_for_and_never_sent_again(charged: Office) -> None:
    charged.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    release_id = released(charged, charged.case())
    charged.clock.advance(timedelta(hours=23))
    charged.deposits.send_release(release_id, ITSELF)
    assert refunds(charged) == ()
    assert is_parked(charged, release_id)
    assert release_of(charged, release_id).ask_again_at is None


def test_past_23_hours_a_refund_that_happened_is_found(charged: Office) -> None:
    charged.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    release_id = released(charged, charged.case())
    charged.clock.advance(timedelta(hours=25))
    charged.deposits.send_release(release_id, ITSELF)
    found = release_of(charged, release_id)
    assert (found.status, found.processor_ref) == (ReleaseStatus.RELEASED, refunds(charged)[0].ref)


def test_a_deposit_that_was_captured_elsewhere_is_not_let_go(office: Office) -> None:
    office.stripe.capture_deposit(
        payment_intent="pi_dep", amount_cents=5_000, idempotency_key="elsewhere"
    )
    case_id = office.case()
    release = release_of(office, released(office, case_id))
    assert (release.status, release.failure) == (ReleaseStatus.FAILED, "deposit_captured")
    assert office.told(case_id)[-1] == "deposit_release_failed"


def test_a_release_that_failed_can_be_tried_anew(charged: Office) -> None:
    charged.stripe.dashboard.open_dispute("ch_dep")
    case_id = charged.case()
    first = release_of(charged, released(charged, case_id))
    assert first.status is ReleaseStatus.FAILED
    again = release_of(charged, released(charged, case_id))
    assert again.release_id != first.release_id


def test_while_refunds_are_paused_a_charged_deposit_is_not_sent_back(charged: Office) -> None:
    case_id = charged.case()
    charged.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    release_id = released(charged, case_id)
    charged.does(PauseRefunds(), FINN)
    charged.deposits.send_release(release_id, ITSELF)
    assert refunds(charged) == ()
    assert release_of(charged, release_id).asked == 1
    charged.does(ResumeRefunds(), FINN)
    charged.deposits.send_release(release_id, ITSELF)
    assert release_of(charged, release_id).status is ReleaseStatus.RELEASED


def test_while_refunds_are_paused_no_charged_deposit_is_released(charged: Office) -> None:
    case_id = charged.case()
    charged.does(PauseRefunds(), FINN)
    assert charged.refuses(a_release(case_id), FAY) == (ErrorCode.REFUNDS_PAUSED, None)


def test_a_held_deposit_is_let_go_even_while_refunds_are_paused(office: Office) -> None:
    case_id = office.case()
    office.does(PauseRefunds(), FINN)
    assert release_of(office, released(office, case_id)).status is ReleaseStatus.RELEASED
