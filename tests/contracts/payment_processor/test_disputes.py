"""Disputes through the payment processor port, and what they mean for refunds."""

from datetime import timedelta

from ports.payment_processor import DisputeEvidence, ProcessorDispute, RefundState
from tests.contracts.payment_processor.answers import done, refused
from tests.contracts.payment_processor.harness import ProcessorHarness
from tests.fake_stripe.movable_clock import NOON

WEEK = timedelta(days=7)


def test_a_dispute_is_told_with_its_deadline(harness: ProcessorHarness) -> None:
    harness.given_charge(cents=10_000)
    ref = harness.given_dispute(due_in=WEEK)
    expected = ProcessorDispute(
        ref=ref,
        charge="ch_1",
        amount_cents=10_000,
        currency="USD",
        reason="fraudulent",
        status="needs_response",
        due_by=NOON + WEEK,
        evidence_submitted=False,
        created_at=NOON,
        fee_cents=1_500,
    )
    assert done(harness.processor.dispute_by_ref(ref)) == expected
    assert done(harness.processor.disputes_of_charge("ch_1")) == (expected,)


def test_a_dispute_that_cannot_be_contested_has_no_deadline(harness: ProcessorHarness) -> None:
    harness.given_charge()
    ref = harness.given_dispute(due_in=None)
    assert done(harness.processor.dispute_by_ref(ref)).due_by is None


def test_an_open_dispute_blocks_refunds(harness: ProcessorHarness) -> None:
    harness.given_charge()
    harness.given_dispute(due_in=WEEK)
    assert refused(harness.refund(1)).code == "charge_disputed"


def test_a_won_dispute_lets_refunds_through_again(harness: ProcessorHarness) -> None:
    harness.given_charge()
    ref = harness.given_dispute(due_in=WEEK)
    harness.stripe.dashboard.decide_dispute(ref, won=True)
    assert done(harness.processor.dispute_by_ref(ref)).status == "won"
    done(harness.refund(10_000))


def test_a_lost_dispute_leaves_nothing_to_refund(harness: ProcessorHarness) -> None:
    harness.given_charge()
    ref = harness.given_dispute(due_in=WEEK)
    harness.stripe.dashboard.decide_dispute(ref, won=False)
    assert done(harness.processor.dispute_by_ref(ref)).status == "lost"
    assert refused(harness.refund(1)).code == "charge_disputed"


def test_a_refund_still_pending_when_the_dispute_opens_fails(harness: ProcessorHarness) -> None:
    harness.given_charge()
    harness.given_refunds_go("pending", "succeeded")
    made = done(harness.refund(2_500))
    harness.given_dispute(due_in=WEEK)
    failed = done(harness.processor.refund_by_ref(made.ref))
    assert failed.state is RefundState.FAILED
    assert failed.failure_reason == "charge_for_pending_refund_disputed"


def test_an_undisputed_charge_has_no_disputes(harness: ProcessorHarness) -> None:
    harness.given_charge()
    assert done(harness.processor.disputes_of_charge("ch_1")) == ()


def test_an_unknown_dispute_is_a_definite_no(harness: ProcessorHarness) -> None:
    assert refused(harness.processor.dispute_by_ref("dp_none")).code == "resource_missing"


def test_an_inquiry_has_taken_nothing_yet(harness: ProcessorHarness) -> None:
    harness.given_charge()
    ref = harness.stripe.dashboard.open_dispute("ch_1", inquiry=True)["id"]
    inquiry = done(harness.processor.dispute_by_ref(ref))
    assert (inquiry.funds_withdrawn, inquiry.fee_cents) == (False, 0)
    assert inquiry.status == "warning_needs_response"


def test_a_won_dispute_had_taken_the_funds_and_kept_its_fee(harness: ProcessorHarness) -> None:
    harness.given_charge()
    ref = harness.given_dispute(due_in=WEEK)
    harness.stripe.dashboard.decide_dispute(ref, won=True)
    won = done(harness.processor.dispute_by_ref(ref))
    assert (won.funds_withdrawn, won.fee_cents) == (True, 1_500)


def test_a_dispute_is_conceded_once_and_asking_again_tells_the_same(
    harness: ProcessorHarness,
) -> None:
    harness.given_charge()
    ref = harness.given_dispute(due_in=WEEK)
    for _ in range(2):
        told = harness.processor.accept_dispute(dispute=ref, idempotency_key="scb_1:accept")
        assert done(told).status == "lost"
    again = harness.processor.accept_dispute(dispute=ref, idempotency_key="scb_1:accept:1")
    assert refused(again).message


def test_what_was_answered_cannot_be_conceded(harness: ProcessorHarness) -> None:
    harness.given_charge()
    ref = harness.given_dispute(due_in=WEEK)
    evidence = DisputeEvidence(texts={"uncategorized_text": "No."})
    done(harness.processor.submit_evidence(dispute=ref, evidence=evidence, idempotency_key="s"))
    assert refused(harness.processor.accept_dispute(dispute=ref, idempotency_key="a")).message


def test_an_inquiry_that_becomes_a_chargeback_takes_the_money_and_evidence_anew(
    harness: ProcessorHarness,
) -> None:
    harness.given_charge()
    ref = harness.stripe.dashboard.open_dispute("ch_1", inquiry=True)["id"]
    evidence = DisputeEvidence(texts={"uncategorized_text": "No."})
    done(harness.processor.submit_evidence(dispute=ref, evidence=evidence, idempotency_key="i"))
    harness.stripe.dashboard.escalate_inquiry(ref, due_in=WEEK)

    told = done(harness.processor.dispute_by_ref(ref))
    assert (told.status, told.due_by, told.funds_withdrawn) == ("needs_response", NOON + WEEK, True)
    assert not told.evidence_submitted
    done(harness.processor.submit_evidence(dispute=ref, evidence=evidence, idempotency_key="c"))
    assert done(harness.processor.dispute_by_ref(ref)).status == "under_review"
