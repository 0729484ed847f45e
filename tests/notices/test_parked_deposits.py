"""Captures and releases of deposits that a person takes off the list (reliability.md 5 and 6)."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.errors import refused
from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.refund_plans import PENDING_THEN_SUCCEEDED
from core.asking import MOST_ASKS
from core.cases.status import CaseStatus
from core.deposits.claim import ClaimStatus
from core.deposits.deposit_release import ReleaseStatus
from core.errors import ErrorCode, Refusal
from core.orders.deposit import DepositKind
from core.parked.parked_work import Ending, ParkedKind
from core.use_cases.set_case_status import SetCaseStatus
from ports.payment_processor import Done, RefundInstruction
from tests.contracts.backends import Backend
from tests.notices.hearing import parked, sweep
from tests.notices.test_parked_work import code, ended, unpark, waiting
from tests.use_cases.deposits import (
    SESSION_STARTS,
    a_claim,
    a_release,
    an_evidenced_case,
    at,
    claim_of,
    filed,
    release_of,
    with_a_deposit,
)
from tests.use_cases.office import FAY, ITSELF, TESS, Office

CAPTURE = ParkedKind.DEPOSIT_CAPTURE
RELEASE = ParkedKind.DEPOSIT_RELEASE
A_DAY = timedelta(hours=25)


@pytest.fixture
def office(backend: Backend) -> Office:
    """An order whose deposit is held, once its session has begun."""
    office = with_a_deposit(Office(store=backend.store))
    at(office, SESSION_STARTS)
    return office


@pytest.fixture
def charged(backend: Backend) -> Office:
    """An order whose deposit was charged."""
    return with_a_deposit(Office(store=backend.store), DepositKind.CHARGE_REFUNDABLE)


def lost_capture(office: Office) -> tuple[str, str]:
    """A claim of which nothing was heard for 25 hours, and what it is parked as."""
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="intents.capture"))
    claim_id = filed(office, an_evidenced_case(office), 20_000)
    office.clock.advance(A_DAY)
    office.deposits.send_capture(claim_id, ITSELF)
    return claim_id, waiting(office, CAPTURE, claim_id).work_id


def lost_refund(office: Office) -> tuple[str, str]:
    """A release of which nothing was heard for 25 hours, and what it is parked as."""
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="refunds.create"))
    release_id = released(office)
    office.clock.advance(A_DAY)
    office.deposits.send_release(release_id, ITSELF)
    return release_id, waiting(office, RELEASE, release_id).work_id


def lost_cancellation(office: Office) -> tuple[str, str]:
    """A release of a held deposit that was asked for in vain to the end."""
    silent = FaultKind.TIMEOUT_BEFORE
    office.stripe.inject(Fault(kind=silent, endpoint="intents.retrieve", times=MOST_ASKS))
    release_id = released(office)
    for _ in range(MOST_ASKS - 1):
        office.deposits.send_release(release_id, ITSELF)
    return release_id, waiting(office, RELEASE, release_id).work_id


def released(office: Office) -> str:
    release_id = office.deposits.release(a_release(office.case()), FAY)
    assert not isinstance(release_id, Refusal), release_id
    return release_id


def captured(office: Office, claim_id: str, cents: int) -> None:
    """The capture went through after all."""
    office.stripe.capture_deposit(
        payment_intent="pi_dep", amount_cents=cents, idempotency_key=f"{claim_id}:capture"
    )


def sent_back(office: Office, release_id: str) -> None:
    """The refund went through after all."""
    instruction = RefundInstruction(
        charge="ch_dep",
        amount_cents=30_000,
        currency="USD",
        idempotency_key=f"{release_id}:refunds",
        metadata={"release_id": release_id},
    )
    assert isinstance(office.stripe.refund(instruction), Done)


def posted(office: Office, claim_id: str) -> int:
    with office.store.unit_of_work() as uow:
        return len(uow.ledger.of_cause(cause_id=claim_id))


def test_unparking_a_capture_that_did_not_happen_gives_the_claim_up(office: Office) -> None:
    claim_id, work_id = lost_capture(office)

    assert unpark(office, work_id) is True

    claim = claim_of(office, claim_id)
    assert (claim.status, claim.failure) == (ClaimStatus.FAILED, "given_up")
    assert ended(office, work_id) == (Ending.UNPARKED, "usr_fay", "Looked at the dashboard.")
    assert parked(office, CAPTURE, claim_id) is None
    assert office.told(claim.case_id)[-1] == "deposit_claim_failed"
    assert posted(office, claim_id) == 0
    assert sweep(office) == []


def test_a_case_can_be_closed_once_its_claim_was_given_up(office: Office) -> None:
    claim_id, work_id = lost_capture(office)
    case_id = claim_of(office, claim_id).case_id
    close = SetCaseStatus(case_id=case_id, status=CaseStatus.CLOSED)
    assert code(office.desk.handle(close, TESS)) is ErrorCode.INVALID_TRANSITION

    assert unpark(office, work_id) is True

    office.does(close, TESS)
    assert office.stored_case(case_id).status is CaseStatus.CLOSED


def test_a_deposit_whose_claim_was_given_up_is_claimed_again_or_released(office: Office) -> None:
    _, first = lost_capture(office)
    assert unpark(office, first) is True
    _, second = lost_capture(office)
    assert unpark(office, second) is True

    assert release_of(office, released(office)).status is ReleaseStatus.RELEASED


def test_unparking_a_capture_that_happened_books_it(office: Office) -> None:
    claim_id, work_id = lost_capture(office)
    captured(office, claim_id, 20_000)

    assert unpark(office, work_id) is True

    claim = claim_of(office, claim_id)
    assert claim.status is ClaimStatus.CAPTURED
    assert posted(office, claim_id) == 1
    assert office.told(claim.case_id)[-1] == "deposit_captured"
    assert ended(office, work_id)[0] is Ending.UNPARKED


def test_another_amount_than_was_claimed_is_not_the_claims_capture(office: Office) -> None:
    claim_id, work_id = lost_capture(office)
    captured(office, claim_id, 5_000)

    assert unpark(office, work_id) is True

    claim = claim_of(office, claim_id)
    assert (claim.status, claim.failure) == (ClaimStatus.FAILED, "given_up")
    assert posted(office, claim_id) == 0


def test_a_capture_that_is_under_way_stays_on_the_list(office: Office) -> None:
    claim_id, work_id = lost_capture(office)
    with office.stripe.engine.turn() as account:
        account.payment_intents["pi_dep"]["status"] = "processing"

    assert unpark(office, work_id) is False

    assert claim_of(office, claim_id).status is ClaimStatus.APPROVED
    assert waiting(office, CAPTURE, claim_id).work_id == work_id


def test_while_the_processor_is_silent_no_claim_is_given_up(office: Office) -> None:
    claim_id, work_id = lost_capture(office)
    office.stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, endpoint="intents.retrieve"))

    assert code(unpark(office, work_id)) is ErrorCode.INTERNAL

    assert claim_of(office, claim_id).status is ClaimStatus.APPROVED
    assert waiting(office, CAPTURE, claim_id).work_id == work_id
    assert ("parked.unpark", "INTERNAL") in office.audited(f"parked:{work_id}")


def test_a_look_that_is_refused_proves_nothing(office: Office) -> None:
    def refuse() -> None:
        raise refused("This key may not read it.", code="more_permissions_required")

    claim_id, work_id = lost_capture(office)
    look = Fault(kind=FaultKind.DELAY, endpoint="intents.retrieve", hook=refuse)
    office.stripe.inject(look)

    assert code(unpark(office, work_id)) is ErrorCode.INTERNAL

    assert claim_of(office, claim_id).status is ClaimStatus.APPROVED


def test_a_deposit_the_processor_does_not_know_was_not_captured(backend: Backend) -> None:
    office = with_a_deposit(Office(store=backend.store))
    at(office, SESSION_STARTS)
    claim_id, work_id = lost_capture(office)
    with office.stripe.engine.turn() as account:
        del account.payment_intents["pi_dep"]

    assert unpark(office, work_id) is True

    assert claim_of(office, claim_id).failure == "given_up"


def test_unparking_a_refund_of_a_deposit_that_nobody_made_frees_the_deposit(
    charged: Office,
) -> None:
    release_id, work_id = lost_refund(charged)

    assert unpark(charged, work_id) is True

    release = release_of(charged, release_id)
    assert (release.status, release.failure) == (ReleaseStatus.FAILED, "given_up")
    assert ended(charged, work_id)[0] is Ending.UNPARKED
    assert charged.told(release.case_id)[-1] == "deposit_release_failed"
    assert sweep(charged) == []
    assert release_of(charged, released(charged)).status is ReleaseStatus.RELEASED


def test_unparking_a_refund_of_a_deposit_that_was_made_settles_it(charged: Office) -> None:
    release_id, work_id = lost_refund(charged)
    sent_back(charged, release_id)

    assert unpark(charged, work_id) is True

    assert release_of(charged, release_id).status is ReleaseStatus.RELEASED
    assert ended(charged, work_id)[0] is Ending.UNPARKED
    again = charged.desk.handle(a_release(charged.case()), FAY)
    assert isinstance(again, Refusal)
    assert again.code is ErrorCode.NOT_ACTIVE


def test_a_refund_of_a_deposit_that_is_on_its_way_stays_on_the_list(charged: Office) -> None:
    release_id, work_id = lost_refund(charged)
    charged.stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    sent_back(charged, release_id)

    assert unpark(charged, work_id) is False

    release = release_of(charged, release_id)
    assert (release.status, release.ask_again_at) == (ReleaseStatus.PROCESSING, None)
    assert waiting(charged, RELEASE, release_id).work_id == work_id


@pytest.mark.parametrize("endpoint", ["intents.retrieve", "refunds.list"])
def test_while_the_processor_is_silent_no_release_is_given_up(
    endpoint: str, charged: Office
) -> None:
    release_id, work_id = lost_refund(charged)
    charged.stripe.inject(Fault(kind=FaultKind.UNAVAILABLE, endpoint=endpoint))

    assert code(unpark(charged, work_id)) is ErrorCode.INTERNAL

    assert release_of(charged, release_id).status is ReleaseStatus.PROCESSING
    assert waiting(charged, RELEASE, release_id).work_id == work_id


def test_unparking_a_hold_that_was_not_let_go_frees_the_deposit(office: Office) -> None:
    case_id = an_evidenced_case(office)
    release_id, work_id = lost_cancellation(office)

    assert unpark(office, work_id) is True

    release = release_of(office, release_id)
    assert (release.status, release.failure) == (ReleaseStatus.FAILED, "given_up")
    claim_id = office.deposits.file(a_claim(case_id, 20_000), TESS)
    assert claim_of(office, str(claim_id)).status is ClaimStatus.CAPTURED


def test_unparking_a_hold_that_was_let_go_settles_it(office: Office) -> None:
    release_id, work_id = lost_cancellation(office)
    office.stripe.cancel_deposit(payment_intent="pi_dep", idempotency_key="elsewhere")

    assert unpark(office, work_id) is True

    assert release_of(office, release_id).status is ReleaseStatus.RELEASED
    assert ended(office, work_id)[0] is Ending.UNPARKED
