"""Seeding: what a demo registers from its orders, as often as it likes."""

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, get, kinds, post


def register_everything(stripe: FakeStripe, cents: int) -> None:
    stripe.register_charge("ch_1", cents, "EUR", "pi_1")
    stripe.register_transfer("tr_1", cents, "EUR")
    stripe.register_deposit("pi_dep", cents, "EUR", captured=True)


def test_registering_again_changes_nothing(stripe: FakeStripe) -> None:
    post(stripe, "refunds", "k", charge="ch_1", amount=100)
    before = stripe.snapshot()
    register_everything(stripe, 1)
    assert stripe.snapshot() == before


def test_seeding_tells_no_events(stripe: FakeStripe) -> None:
    assert kinds(stripe) == []


def test_a_deposit_charged_at_once_can_be_refunded(stripe: FakeStripe) -> None:
    held = stripe.register_deposit("pi_paid", 5_000, "USD", captured=True)
    assert held == "ch_paid"
    assert charge(stripe, held)["captured"] is True
    assert body(get(stripe, "payment_intents/pi_paid"))["status"] == "succeeded"
    body(post(stripe, "refunds", charge=held, amount=5_000))


def test_a_deposit_may_name_its_charge(stripe: FakeStripe) -> None:
    assert stripe.register_deposit("pi_x", 5_000, "USD", charge="ch_own") == "ch_own"
    assert stripe.register_deposit("pi_x", 5_000, "USD", charge="ch_other") == "ch_own"


def test_a_charge_may_come_without_an_intent(stripe: FakeStripe) -> None:
    stripe.register_charge("ch_bare", 100, "USD")
    assert charge(stripe, "ch_bare")["payment_intent"] is None
