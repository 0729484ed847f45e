"""Whole objects in place of ids."""

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, error, get, post


def test_a_named_object_is_told_whole(stripe: FakeStripe) -> None:
    made = body(post(stripe, "refunds", charge="ch_1", amount=1, expand=["charge"]))
    assert made["charge"] == charge(stripe)
    assert body(get(stripe, f"refunds/{made['id']}"))["charge"] == "ch_1"


def test_a_path_leads_through_lists_and_objects(stripe: FakeStripe) -> None:
    stripe.dashboard.refund("ch_1", 1)
    page = body(get(stripe, "refunds", expand=["data.charge.payment_intent"]))
    assert page["data"][0]["charge"]["payment_intent"]["id"] == "pi_1"


@pytest.mark.parametrize(
    "path", ["payment_intent.customer", "balance_transaction", "colour", "amount", "metadata.a"]
)
def test_what_the_account_does_not_hold_stays_as_it_is(stripe: FakeStripe, path: str) -> None:
    assert body(get(stripe, "charges/ch_1", expand=[path])).keys() == charge(stripe).keys()


@pytest.mark.parametrize("expand", ["charge", [1]])
def test_a_malformed_expansion_does_nothing(stripe: FakeStripe, expand: object) -> None:
    found = error(post(stripe, "refunds", charge="ch_1", amount=1, expand=expand))
    assert found["param"] == "expand"
    assert charge(stripe)["amount_refunded"] == 0
