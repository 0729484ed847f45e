"""Payment intents, with the charge behind them."""

from datetime import timedelta

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, error, get, kinds, post
from tests.fake_stripe.movable_clock import MovableClock


def test_capturing_in_part_captures_the_charge_in_part(stripe: FakeStripe) -> None:
    captured = body(post(stripe, "payment_intents/pi_dep/capture", amount_to_capture=12_000))
    assert (captured["status"], captured["amount_received"]) == ("succeeded", 12_000)
    behind = charge(stripe, captured["latest_charge"])
    assert (behind["captured"], behind["amount_captured"], behind["amount"]) == (
        True,
        12_000,
        30_000,
    )


def test_only_what_was_captured_can_be_refunded(stripe: FakeStripe) -> None:
    post(stripe, "payment_intents/pi_dep/capture", amount_to_capture=12_000)
    assert error(post(stripe, "refunds", payment_intent="pi_dep", amount=12_001))
    body(post(stripe, "refunds", payment_intent="pi_dep", amount=12_000))
    assert charge(stripe, "ch_dep")["refunded"] is True


def test_without_an_amount_everything_is_captured(stripe: FakeStripe) -> None:
    captured = body(post(stripe, "payment_intents/pi_dep/capture"))
    assert captured["amount_received"] == 30_000


def test_more_than_authorised_is_too_large(stripe: FakeStripe) -> None:
    found = error(post(stripe, "payment_intents/pi_dep/capture", amount_to_capture=30_001))
    assert (found["code"], found["param"]) == ("amount_too_large", "amount_to_capture")


def test_canceling_keeps_the_reason_and_the_moment(stripe: FakeStripe, clock: MovableClock) -> None:
    path = "payment_intents/pi_dep/cancel"
    assert error(post(stripe, path, cancellation_reason="mood"))["param"] == "cancellation_reason"
    canceled = body(post(stripe, path, cancellation_reason="requested_by_customer"))
    assert canceled["cancellation_reason"] == "requested_by_customer"
    assert canceled["canceled_at"] == int(clock.now.timestamp())


def test_an_expired_authorisation_is_released_once(stripe: FakeStripe, clock: MovableClock) -> None:
    clock.move(timedelta(days=7))
    expired = body(get(stripe, "payment_intents/pi_dep"))
    assert (expired["status"], expired["cancellation_reason"]) == ("canceled", "expired")
    assert kinds(stripe) == ["charge.expired", "payment_intent.canceled"]


def test_a_captured_deposit_does_not_expire(stripe: FakeStripe, clock: MovableClock) -> None:
    post(stripe, "payment_intents/pi_dep/capture")
    clock.move(timedelta(days=8))
    assert body(get(stripe, "payment_intents/pi_dep"))["status"] == "succeeded"


def test_a_paid_order_has_an_intent_that_is_done(stripe: FakeStripe) -> None:
    assert body(get(stripe, "payment_intents/pi_1"))["status"] == "succeeded"
    assert error(post(stripe, "payment_intents/pi_1/capture"))
