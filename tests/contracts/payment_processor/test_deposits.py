"""Deposits through the payment processor port: captured once, released, or expired."""

from datetime import timedelta

import pytest

from ports.payment_processor import Done, Outcome, ProcessorDeposit
from tests.contracts.payment_processor.answers import done, refused
from tests.contracts.payment_processor.harness import ProcessorHarness


def test_a_deposit_awaits_capture_at_first(harness: ProcessorHarness) -> None:
    harness.given_deposit(cents=30_000)
    assert done(harness.processor.deposit_by_intent("pi_dep")) == ProcessorDeposit(
        payment_intent="pi_dep",
        status="requires_capture",
        authorised_cents=30_000,
        capturable_cents=30_000,
        captured_cents=0,
        currency="USD",
        charge="ch_dep",
    )


@pytest.mark.parametrize("cents", [1, 12_000, 30_000])
def test_a_capture_takes_up_to_what_was_authorised_and_releases_the_rest(
    harness: ProcessorHarness, cents: int
) -> None:
    harness.given_deposit(cents=30_000)
    assert harness.capture(cents) == Done(
        value=ProcessorDeposit(
            payment_intent="pi_dep",
            status="succeeded",
            authorised_cents=30_000,
            capturable_cents=0,
            captured_cents=cents,
            currency="USD",
            charge="ch_dep",
        )
    )


@pytest.mark.parametrize("cents", [0, -1, 30_001])
def test_an_amount_outside_the_authorisation_is_refused(
    harness: ProcessorHarness, cents: int
) -> None:
    harness.given_deposit(cents=30_000)
    refused(harness.capture(cents))
    assert done(harness.processor.deposit_by_intent("pi_dep")).captured_cents == 0


def test_a_deposit_is_captured_once(harness: ProcessorHarness) -> None:
    harness.given_deposit()
    first = harness.capture(10_000, "a")
    assert harness.capture(10_000, "a") == first
    assert refused(harness.capture(5_000, "b")).code == "payment_intent_unexpected_state"


def test_a_released_deposit_cannot_be_captured(harness: ProcessorHarness) -> None:
    harness.given_deposit()
    released = done(cancel(harness, "a"))
    assert (released.status, released.capturable_cents) == ("canceled", 0)
    assert refused(harness.capture(1)).code == "payment_intent_unexpected_state"


def test_a_captured_deposit_cannot_be_released(harness: ProcessorHarness) -> None:
    harness.given_deposit()
    harness.capture(10_000)
    assert refused(cancel(harness, "a")).code == "payment_intent_unexpected_state"


def test_releasing_twice_under_one_key_releases_once(harness: ProcessorHarness) -> None:
    harness.given_deposit()
    assert cancel(harness, "a") == cancel(harness, "a")
    assert refused(cancel(harness, "b")).code == "payment_intent_unexpected_state"


def test_an_authorisation_can_be_captured_until_its_seventh_day_ends(
    harness: ProcessorHarness,
) -> None:
    harness.given_deposit()
    harness.clock.move(timedelta(days=7) - timedelta(seconds=1))
    assert isinstance(harness.capture(1), Done)


def test_an_authorisation_expires_after_seven_days(harness: ProcessorHarness) -> None:
    harness.given_deposit()
    harness.clock.move(timedelta(days=7))
    refused(harness.capture(1))
    assert done(harness.processor.deposit_by_intent("pi_dep")).status == "canceled"


def test_an_unknown_deposit_is_refused(harness: ProcessorHarness) -> None:
    assert refused(harness.capture(1)).code == "resource_missing"
    assert refused(cancel(harness, "a")).code == "resource_missing"


def cancel(harness: ProcessorHarness, key: str) -> Outcome[ProcessorDeposit]:
    return harness.processor.cancel_deposit(payment_intent="pi_dep", idempotency_key=key)
