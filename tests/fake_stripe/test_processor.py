"""What the port tells of transfers, disputes, deposits and notices."""

from datetime import timedelta

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from ports.payment_processor import (
    DisputeEvidence,
    Done,
    NoticeAbout,
    Outcome,
    ProcessorDispute,
    ProcessorNotice,
    ProcessorTransfer,
    Refused,
    Unknown,
)
from tests.fake_stripe.asking import body, get, post
from tests.fake_stripe.movable_clock import NOON, MovableClock

STATEMENT = DisputeEvidence(texts={"uncategorized_text": "It was all as agreed."})


def dispute_told(outcome: Outcome[ProcessorDispute]) -> ProcessorDispute:
    assert isinstance(outcome, Done), outcome
    return outcome.value


def test_a_transfer_tells_what_of_it_came_back_whoever_asked(stripe: FakeStripe) -> None:
    post(stripe, "transfers/tr_1/reversals", amount=3_000)
    assert stripe.transfer_by_ref("tr_1") == Done(
        value=ProcessorTransfer(
            ref="tr_1", amount_cents=8_000, reversed_cents=3_000, currency="USD", created_at=NOON
        )
    )
    assert isinstance(stripe.transfer_by_ref("tr_none"), Refused)


def test_a_dispute_tells_its_fee_and_that_money_was_taken(stripe: FakeStripe) -> None:
    ref = stripe.dashboard.open_dispute("ch_1", amount_cents=100)["id"]
    told = dispute_told(stripe.dispute_by_ref(ref))
    assert (told.fee_cents, told.funds_withdrawn) == (1_500, True)
    stripe.dashboard.decide_dispute(ref, won=True)
    won = dispute_told(stripe.dispute_by_ref(ref))
    assert (won.fee_cents, won.funds_withdrawn) == (1_500, True)


def test_an_inquiry_has_taken_nothing(stripe: FakeStripe) -> None:
    ref = stripe.dashboard.open_dispute("ch_1", inquiry=True)["id"]
    told = dispute_told(stripe.dispute_by_ref(ref))
    assert (told.fee_cents, told.funds_withdrawn) == (0, False)


def test_evidence_is_uploaded_staged_and_then_submitted(stripe: FakeStripe) -> None:
    ref = stripe.dashboard.open_dispute("ch_1")["id"]
    file = stripe.upload_evidence(
        name="a.png", content=b"\x89PNG\r\n", mime="image/png", idempotency_key="f"
    )
    assert isinstance(file, Done)
    photo = DisputeEvidence(files={"uncategorized_file": file.value})
    staged = stripe.stage_evidence(dispute=ref, evidence=photo, idempotency_key="s")
    assert dispute_told(staged).evidence_submitted is False
    sent = stripe.submit_evidence(dispute=ref, evidence=STATEMENT, idempotency_key="x")
    assert dispute_told(sent).evidence_submitted is True
    evidence = body(get(stripe, f"disputes/{ref}"))["evidence"]
    assert evidence["uncategorized_file"] == file.value
    assert evidence["uncategorized_text"] == STATEMENT.texts["uncategorized_text"]


def test_evidence_is_submitted_once_in_a_disputes_life(stripe: FakeStripe) -> None:
    ref = stripe.dashboard.open_dispute("ch_1")["id"]
    first = stripe.submit_evidence(dispute=ref, evidence=STATEMENT, idempotency_key="x")
    assert stripe.submit_evidence(dispute=ref, evidence=STATEMENT, idempotency_key="x") == first
    again = stripe.submit_evidence(dispute=ref, evidence=STATEMENT, idempotency_key="y")
    assert isinstance(again, Refused)


def test_a_deposit_names_the_charge_behind_it(stripe: FakeStripe) -> None:
    told = stripe.deposit_by_intent("pi_dep")
    assert isinstance(told, Done)
    assert told.value.charge == "ch_dep"


def test_notices_are_told_oldest_first_from_an_instant_on(
    stripe: FakeStripe, clock: MovableClock
) -> None:
    stripe.dashboard.refund("ch_1", 1)
    clock.move(timedelta(seconds=1))
    post(stripe, "transfers/tr_1/reversals", amount=1)
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    post(stripe, "payment_intents/pi_dep/cancel")
    told = stripe.notices_since(NOON + timedelta(seconds=1, microseconds=5))
    assert isinstance(told, Done)
    assert [(notice.about, notice.object_id) for notice in told.value] == [
        (NoticeAbout.TRANSFER, "tr_1"),
        (NoticeAbout.DISPUTE, dispute),
        (NoticeAbout.DISPUTE, dispute),
        (NoticeAbout.OTHER, "pi_dep"),
    ]
    event = stripe.dashboard.events()[2]
    assert told.value[0] == ProcessorNotice(
        notice_id=event["id"],
        type="transfer.reversed",
        about=NoticeAbout.TRANSFER,
        object_id="tr_1",
        created_at=NOON + timedelta(seconds=1),
    )


def test_more_notices_than_a_page_holds_are_all_told(stripe: FakeStripe) -> None:
    for _ in range(60):
        stripe.dashboard.refund("ch_1", 1)
    told = stripe.notices_since(NOON)
    assert isinstance(told, Done)
    kinds = [notice.about for notice in told.value]
    assert kinds == [NoticeAbout.REFUND, NoticeAbout.CHARGE] * 60


def test_notices_that_cannot_be_had_are_unknown(stripe: FakeStripe) -> None:
    stripe.inject(Fault(kind=FaultKind.UNAVAILABLE))
    assert isinstance(stripe.notices_since(NOON), Unknown)
