"""Refunds through the payment processor port."""

from datetime import timedelta

import pytest

from ports.payment_processor import ProcessorRefund, RefundState
from tests.contracts.payment_processor.answers import done, refused, unknown
from tests.contracts.payment_processor.harness import ProcessorHarness
from tests.fake_stripe.movable_clock import NOON


def test_a_refund_is_answered_with_all_that_was_asked(harness: ProcessorHarness) -> None:
    harness.given_charge()
    made = done(harness.refund(2_500))
    assert made.ref.startswith("re_")
    assert made == ProcessorRefund(
        ref=made.ref,
        charge="ch_1",
        amount_cents=2_500,
        currency="USD",
        state=RefundState.SUCCEEDED,
        failure_reason=None,
        metadata={"refund_id": "srf_1"},
        created_at=NOON,
    )


def test_the_same_key_gives_the_same_refund_once(harness: ProcessorHarness) -> None:
    harness.given_charge()
    first, second = done(harness.refund(2_500)), done(harness.refund(2_500))
    assert first == second
    assert len(done(harness.processor.refunds_of_charge("ch_1"))) == 1


def test_a_key_used_for_another_amount_decides_nothing(harness: ProcessorHarness) -> None:
    harness.given_charge()
    harness.refund(2_500)
    assert "idempotency_error" in unknown(harness.refund(2_600)).detail
    assert len(done(harness.processor.refunds_of_charge("ch_1"))) == 1


def test_a_refusal_is_repeated_under_its_key_even_when_it_could_succeed_now(
    harness: ProcessorHarness,
) -> None:
    harness.given_charge()
    dispute = harness.given_dispute(due_in=timedelta(days=7))
    first = refused(harness.refund(2_500))
    harness.stripe.dashboard.decide_dispute(dispute, won=True)
    assert refused(harness.refund(2_500)) == first


@pytest.mark.parametrize("later", [timedelta(hours=24), timedelta(hours=25)])
def test_a_key_is_forgotten_after_a_day(harness: ProcessorHarness, later: timedelta) -> None:
    harness.given_charge()
    first = done(harness.refund(2_500))
    harness.clock.move(later)
    assert done(harness.refund(2_500)).ref != first.ref


def test_a_key_is_kept_for_just_under_a_day(harness: ProcessorHarness) -> None:
    harness.given_charge()
    first = done(harness.refund(2_500))
    harness.clock.move(timedelta(hours=24) - timedelta(seconds=1))
    assert done(harness.refund(2_500)) == first


@pytest.mark.parametrize("cents", [0, -1, 10_001, 2**31, True, 1.5])
def test_an_amount_outside_what_the_charge_has_left_is_refused(
    harness: ProcessorHarness, cents: int
) -> None:
    harness.given_charge(cents=10_000)
    refused(harness.refund(cents))
    assert done(harness.processor.refunds_of_charge("ch_1")) == ()


def test_refunds_add_up_to_the_captured_amount_and_no_further(harness: ProcessorHarness) -> None:
    harness.given_charge(cents=10_000)
    done(harness.refund(6_000, "a"))
    refused(harness.refund(4_001, "b"))
    done(harness.refund(4_000, "c"))
    assert refused(harness.refund(1, "d")).code == "charge_already_refunded"


def test_another_currency_than_the_charges_is_refused(harness: ProcessorHarness) -> None:
    harness.given_charge()
    refused(harness.refund(2_500, currency="EUR"))
    assert done(harness.processor.refunds_of_charge("ch_1")) == ()


def test_an_unknown_charge_is_refused(harness: ProcessorHarness) -> None:
    assert refused(harness.refund(1, charge="ch_none")).code == "resource_missing"


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("pending", RefundState.PENDING),
        ("requires_action", RefundState.REQUIRES_ACTION),
        ("succeeded", RefundState.SUCCEEDED),
        ("failed", RefundState.FAILED),
        ("canceled", RefundState.CANCELED),
        ("a_word_of_tomorrow", RefundState.UNKNOWN),
    ],
)
def test_every_status_is_told_in_the_ports_words(
    harness: ProcessorHarness, status: str, state: RefundState
) -> None:
    harness.given_charge()
    harness.given_refunds_go(status)
    made = done(harness.refund(2_500))
    assert made.state is state
    assert done(harness.processor.refund_by_ref(made.ref)).state is state


def test_a_refund_that_fails_after_success_frees_its_amount(harness: ProcessorHarness) -> None:
    harness.given_charge(cents=10_000)
    harness.given_refunds_go("succeeded", "failed")
    made = done(harness.refund(10_000, "a"))
    harness.stripe.dashboard.advance(made.ref)
    failed = done(harness.processor.refund_by_ref(made.ref))
    assert (failed.state, failed.failure_reason) == (RefundState.FAILED, "expired_or_canceled_card")
    done(harness.refund(10_000, "b"))


def test_a_refund_made_at_the_processor_is_listed_without_our_metadata(
    harness: ProcessorHarness,
) -> None:
    harness.given_charge()
    ours = done(harness.refund(2_500))
    clicked = harness.stripe.dashboard.refund("ch_1", 1_000)
    listed = done(harness.processor.refunds_of_charge("ch_1"))
    assert [refund.ref for refund in listed] == [clicked["id"], ours.ref]
    assert [dict(refund.metadata) for refund in listed] == [{}, {"refund_id": "srf_1"}]


def test_a_long_list_of_refunds_is_read_to_its_end(harness: ProcessorHarness) -> None:
    harness.given_charge()
    harness.given_charge("ch_2")
    for _ in range(205):
        harness.stripe.dashboard.refund("ch_1", 1)
    harness.refund(1, "of another charge", charge="ch_2")
    assert len(done(harness.processor.refunds_of_charge("ch_1"))) == 205


def test_an_unknown_refund_is_a_definite_no(harness: ProcessorHarness) -> None:
    assert refused(harness.processor.refund_by_ref("re_none")).code == "resource_missing"


def test_what_a_charge_brought_in_is_told_by_the_balance(harness: ProcessorHarness) -> None:
    harness.given_charge("ch_1", 10_000)
    harness.given_charge("ch_2", 7_000)
    (payment,) = done(harness.processor.payments_of_charge("ch_1"))
    assert payment.ref.startswith("txn_")
    assert (payment.charge, payment.amount_cents, payment.currency) == ("ch_1", 10_000, "USD")
    assert payment.created_at == NOON
    refused(harness.processor.payments_of_charge("ch_unknown"))
