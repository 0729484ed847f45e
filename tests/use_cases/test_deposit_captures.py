"""Captures of deposits when the processor does not answer as hoped (reliability.md 1 to 6)."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from core.asking import MOST_ASKS
from core.deposits.claim import ClaimStatus
from core.parked.parked_work import Ending, ParkedKind, ParkedWork
from ports.payment_processor import Done
from tests.use_cases.deposits import (
    SESSION_STARTS,
    a_claim,
    an_evidenced_case,
    at,
    claim_of,
    filed,
    with_a_deposit,
)
from tests.use_cases.office import ITSELF, TESS, Office

CAPTURE = "intents.capture"


@pytest.fixture
def office() -> Office:
    return with_a_deposit(Office())


@pytest.fixture
def case_id(office: Office) -> str:
    case_id = an_evidenced_case(office)
    at(office, SESSION_STARTS)
    return case_id


def parked(office: Office, claim_id: str) -> ParkedWork | None:
    with office.store.unit_of_work() as uow:
        return uow.parking.waiting(ParkedKind.DEPOSIT_CAPTURE, claim_id)


def captured_at_the_processor(office: Office) -> int:
    looked = office.stripe.deposit_by_intent("pi_dep")
    assert isinstance(looked, Done)
    return looked.value.captured_cents


def due(office: Office) -> tuple[str, ...]:
    with office.store.unit_of_work() as uow:
        return uow.deposit_claims.to_ask(now=office.clock.now(), limit=9)


def test_a_dropped_reply_is_found_again_and_captured_and_booked_once(
    office: Office, case_id: str
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint=CAPTURE))
    claim_id = filed(office, case_id, 20_000)
    waiting = claim_of(office, claim_id)
    assert (waiting.status, waiting.asked) == (ClaimStatus.APPROVED, 1)
    assert captured_at_the_processor(office) == 20_000
    for _ in range(3):
        office.deposits.send_capture(claim_id, ITSELF)
    assert claim_of(office, claim_id).status is ClaimStatus.CAPTURED
    assert captured_at_the_processor(office) == 20_000
    with office.store.unit_of_work() as uow:
        assert len(uow.ledger.of_cause(cause_id=claim_id)) == 1
    assert office.told(case_id).count("deposit_captured") == 1


@pytest.mark.parametrize(
    "kind",
    [
        FaultKind.TIMEOUT_BEFORE,
        FaultKind.CONNECTION_RESET,
        FaultKind.KEY_IN_USE,
        FaultKind.RATE_LIMITED,
        FaultKind.UNAVAILABLE,
        FaultKind.DROP_REPLY,
        FaultKind.SERVER_ERROR_AFTER_WORK_REPLAYED,
    ],
)
def test_an_unknown_outcome_is_asked_about_on_the_schedule(
    kind: FaultKind, office: Office, case_id: str
) -> None:
    office.stripe.inject(Fault(kind=kind, endpoint=CAPTURE))
    claim_id = filed(office, case_id, 20_000)
    assert claim_of(office, claim_id).status is ClaimStatus.APPROVED
    assert due(office) == ()
    office.clock.advance(timedelta(minutes=5))
    assert due(office) == (claim_id,)
    office.deposits.send_capture(claim_id, ITSELF)
    assert claim_of(office, claim_id).status is ClaimStatus.CAPTURED
    assert due(office) == ()


def test_who_dies_before_the_processor_is_asked_leaves_a_capture_that_is_due(
    office: Office, case_id: str
) -> None:
    claim_id = office.does(a_claim(case_id, 20_000), TESS)
    assert claim_of(office, claim_id).status is ClaimStatus.APPROVED
    office.clock.advance(timedelta(minutes=5))
    assert due(office) == (claim_id,)
    office.deposits.send_capture(claim_id, ITSELF)
    assert claim_of(office, claim_id).status is ClaimStatus.CAPTURED


def test_who_dies_before_the_answer_is_kept_leaves_a_capture_that_is_found(
    office: Office, case_id: str
) -> None:
    claim_id = office.does(a_claim(case_id, 20_000), TESS)
    office.stripe.capture_deposit(
        payment_intent="pi_dep", amount_cents=20_000, idempotency_key=f"{claim_id}:capture"
    )
    office.deposits.send_capture(claim_id, ITSELF)
    assert claim_of(office, claim_id).status is ClaimStatus.CAPTURED
    assert captured_at_the_processor(office) == 20_000


def test_a_look_that_is_not_answered_sends_nothing(office: Office, case_id: str) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint="intents.retrieve"))
    claim_id = filed(office, case_id, 20_000)
    assert claim_of(office, claim_id).status is ClaimStatus.APPROVED
    assert captured_at_the_processor(office) == 0


def test_an_authorisation_that_ran_out_fails_the_claim(office: Office, case_id: str) -> None:
    office.stripe.cancel_deposit(payment_intent="pi_dep", idempotency_key="elsewhere")
    claim = claim_of(office, filed(office, case_id, 20_000))
    assert (claim.status, claim.failure) == (ClaimStatus.FAILED, "authorization_gone")
    assert claim.settled_at is not None
    assert office.told(case_id)[-1] == "deposit_claim_failed"
    with office.store.unit_of_work() as uow:
        assert uow.ledger.of_cause(cause_id=claim.claim_id) == ()


def test_a_deposit_the_processor_never_heard_of_fails_the_claim() -> None:
    office = with_a_deposit(Office(), payment_intent="pi_unheard_of")
    case_id = an_evidenced_case(office)
    at(office, SESSION_STARTS)
    claim = claim_of(office, filed(office, case_id, 20_000))
    assert (claim.status, claim.failure) == (ClaimStatus.FAILED, "resource_missing")


def test_less_authorised_than_the_order_says_fails_the_claim() -> None:
    office = Office()
    office.stripe.register_deposit("pi_dep", 10_000, "USD")
    case_id = an_evidenced_case(with_a_deposit(office))
    at(office, SESSION_STARTS)
    claim = claim_of(office, filed(office, case_id, 20_000))
    assert (claim.status, claim.failure) == (ClaimStatus.FAILED, "authorized_too_little")


def test_what_was_captured_elsewhere_in_another_amount_is_for_a_person(
    office: Office, case_id: str
) -> None:
    office.stripe.capture_deposit(
        payment_intent="pi_dep", amount_cents=5_000, idempotency_key="elsewhere"
    )
    claim_id = filed(office, case_id, 20_000)
    assert claim_of(office, claim_id).status is ClaimStatus.APPROVED
    waiting = parked(office, claim_id)
    assert waiting is not None
    assert waiting.why == "5000 cents were captured, not 20000"
    assert due(office) == ()


def test_past_23_hours_nothing_is_sent_until_a_person_wants_it(
    office: Office, case_id: str
) -> None:
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint=CAPTURE))
    claim_id = filed(office, case_id, 20_000)
    office.clock.advance(timedelta(hours=23))
    office.deposits.send_capture(claim_id, ITSELF)
    assert captured_at_the_processor(office) == 0
    waiting = parked(office, claim_id)
    assert waiting is not None
    assert claim_of(office, claim_id).ask_again_at is None
    office.deposits.send_capture(claim_id, ITSELF, afresh=True)
    assert claim_of(office, claim_id).status is ClaimStatus.CAPTURED
    assert parked(office, claim_id) is None
    with office.store.unit_of_work() as uow:
        ended = uow.parking.get(waiting.work_id)
    assert ended is not None
    assert ended.ending is Ending.SETTLED


def test_past_23_hours_a_capture_that_happened_is_found(office: Office, case_id: str) -> None:
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint=CAPTURE))
    claim_id = filed(office, case_id, 20_000)
    office.clock.advance(timedelta(hours=25))
    office.deposits.send_capture(claim_id, ITSELF)
    assert claim_of(office, claim_id).status is ClaimStatus.CAPTURED


def test_after_the_last_ask_it_is_for_a_person(office: Office, case_id: str) -> None:
    endpoint = "intents.retrieve"
    office.stripe.inject(Fault(kind=FaultKind.TIMEOUT_BEFORE, endpoint=endpoint, times=MOST_ASKS))
    claim_id = filed(office, case_id, 20_000)
    for _ in range(MOST_ASKS - 1):
        assert parked(office, claim_id) is None
        office.deposits.send_capture(claim_id, ITSELF)
    assert parked(office, claim_id) is not None
    assert claim_of(office, claim_id).ask_again_at is None


def test_no_transaction_is_open_while_the_processor_works(office: Office, case_id: str) -> None:
    seen: list[ClaimStatus] = []

    def look() -> None:
        with office.store.unit_of_work() as uow:
            seen.extend(claim.status for claim in uow.deposit_claims.of_order("ord_1001"))

    office.stripe.inject(Fault(kind=FaultKind.DELAY, endpoint=CAPTURE, hook=look))
    filed(office, case_id, 20_000)
    assert seen == [ClaimStatus.APPROVED]
