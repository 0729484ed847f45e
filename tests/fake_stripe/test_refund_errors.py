"""Refunds that Stripe refuses, in Stripe's words."""

from typing import Any

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, error, post


@pytest.mark.parametrize(
    "amount",
    [0, -1, True, False, 1.5, "1.5", "-1", "ten", "", "\u0661", [100], 2**31, 10_001, "9" * 5_000],
)
def test_an_amount_that_is_no_whole_number_up_to_the_rest_is_refused(
    stripe: FakeStripe, amount: object
) -> None:
    found = error(post(stripe, "refunds", charge="ch_1", amount=amount))
    assert (found["type"], found["param"]) == ("invalid_request_error", "amount")
    assert charge(stripe)["amount_refunded"] == 0


def test_asking_for_more_than_is_left_carries_no_code_as_at_stripe(stripe: FakeStripe) -> None:
    found = error(post(stripe, "refunds", charge="ch_1", amount=10_001))
    assert "code" not in found
    assert "greater than unrefunded amount on charge (10000 usd)" in found["message"]


def test_without_an_amount_all_that_is_left_is_refunded(stripe: FakeStripe) -> None:
    post(stripe, "refunds", charge="ch_1", amount=4_000)
    assert body(post(stripe, "refunds", charge="ch_1"))["amount"] == 6_000
    assert charge(stripe)["refunded"] is True


def test_a_fully_refunded_charge_says_so(stripe: FakeStripe) -> None:
    post(stripe, "refunds", charge="ch_1")
    found = error(post(stripe, "refunds", charge="ch_1", amount=1))
    assert found["code"] == "charge_already_refunded"
    assert found["doc_url"].endswith("charge-already-refunded")


def test_a_charge_can_be_named_by_its_payment_intent(stripe: FakeStripe) -> None:
    assert body(post(stripe, "refunds", payment_intent="pi_1"))["charge"] == "ch_1"
    assert error(post(stripe, "refunds", payment_intent="pi_x"), 404)["param"] == "payment_intent"


@pytest.mark.parametrize(
    ("params", "code", "param"),
    [
        ({"charge": "ch_1", "color": "red"}, "parameter_unknown", "color"),
        ({"charge": "ch_1", "currency": "usd"}, "parameter_unknown", "currency"),
        ({"amount": 1}, "parameter_missing", "charge"),
        ({"charge": " "}, "parameter_invalid_empty", "charge"),
        ({"charge": 1}, "parameter_invalid_string", "charge"),
        ({"charge": "ch_1", "metadata": "text"}, "parameter_invalid_hash", "metadata"),
        ({"charge": "ch_1", "metadata": {"a": 1}}, "parameter_invalid_hash", "metadata"),
        ({"charge": "ch_1", "reason": "mood"}, "parameter_invalid_string", "reason"),
    ],
)
def test_a_malformed_call_names_its_parameter(
    stripe: FakeStripe, params: dict[str, Any], code: str, param: str
) -> None:
    found = error(post(stripe, "refunds", **params))
    assert (found["code"], found["param"]) == (code, param)


def test_a_charge_that_is_only_authorised_is_not_refundable(stripe: FakeStripe) -> None:
    found = error(post(stripe, "refunds", payment_intent="pi_dep"))
    assert found["code"] == "charge_not_refundable"


def test_an_unknown_url_is_not_found(stripe: FakeStripe) -> None:
    assert "Unrecognized request URL" in error(post(stripe, "payouts"), 404)["message"]
