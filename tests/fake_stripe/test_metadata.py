"""Metadata: what merchants write beside Stripe's own, and how they take it away again."""

from typing import Any

import pytest

from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, error, get, kinds, post


def refund(stripe: FakeStripe, **params: Any) -> dict[str, Any]:
    return body(post(stripe, "refunds", charge="ch_1", amount=1, **params))


def test_a_refund_bears_what_was_written_at_first(stripe: FakeStripe) -> None:
    assert refund(stripe, metadata={"a": "1", "b": ""})["metadata"] == {"a": "1"}
    assert refund(stripe, metadata="")["metadata"] == {}
    assert refund(stripe, metadata=["x", "y"])["metadata"] == {"0": "x", "1": "y"}


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ({"b": "2"}, {"a": "1", "b": "2"}),
        ({"a": "3"}, {"a": "3"}),
        ({"a": ""}, {}),
        ({"a": "", "b": "2"}, {"b": "2"}),
        ("", {}),
        (None, {"a": "1"}),
    ],
)
def test_names_are_changed_one_by_one_and_an_empty_text_takes_them_away(
    stripe: FakeStripe, written: object, left: dict[str, str]
) -> None:
    made = refund(stripe, metadata={"a": "1"})["id"]
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    post(stripe, f"disputes/{dispute}", metadata={"a": "1"}, submit=False)

    changed = body(post(stripe, f"refunds/{made}", metadata=written))
    contested = body(post(stripe, f"disputes/{dispute}", metadata=written, submit=False))

    assert (changed["metadata"], contested["metadata"]) == (left, left)
    assert body(get(stripe, f"refunds/{made}")) == changed


def test_a_refund_whose_metadata_changed_is_told_with_what_it_was(stripe: FakeStripe) -> None:
    made = refund(stripe, metadata={"a": "1"})["id"]
    post(stripe, f"refunds/{made}", metadata={"a": "", "b": "2"})
    assert kinds(stripe)[-2:] == ["refund.updated", "charge.refund.updated"]
    (told, _) = stripe.dashboard.events()[-2:]
    assert told["data"]["object"]["metadata"] == {"b": "2"}
    assert told["data"]["previous_attributes"] == {"metadata": {"a": "1", "b": None}}


def test_nothing_else_of_a_refund_can_be_changed(stripe: FakeStripe) -> None:
    made = refund(stripe)["id"]
    assert error(post(stripe, f"refunds/{made}", amount=2))["code"] == "parameter_unknown"
    assert error(post(stripe, "refunds/re_none", metadata={"a": "1"}), 404)
