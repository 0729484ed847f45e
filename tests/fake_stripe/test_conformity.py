"""The fake's objects are what the stripe library says Stripe sends."""

from collections.abc import Iterator
from typing import Any, get_args

import pytest
import stripe as library

from adapters.fake_stripe.account import API_VERSION, EXPANDABLE
from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.refund_plans import BY_NAME, RefundPlan
from tests.fake_stripe.asking import body, error, get, post, uploaded
from tests.fake_stripe.conformity import CLASSES, declared_fields, disagreements, wrong_in

REFUND_STATUSES = {"pending", "requires_action", "succeeded", "failed", "canceled"}


@pytest.fixture
def objects(stripe: FakeStripe) -> list[dict[str, Any]]:
    """Every object in every state the fake can bring it to, as events and as answers."""
    stripe.register_deposit("pi_other", 500, "USD")
    for plan in BY_NAME.values():
        stripe.dashboard.plan_refunds(plan)
        made = post(stripe, "refunds", charge="ch_1", amount=1, reason="duplicate")
        stripe.dashboard.settle(body(made)["id"])
    stripe.dashboard.plan_refunds(RefundPlan(("pending",)))
    post(stripe, "refunds", charge="ch_1", amount=1)
    post(stripe, "transfers/tr_1/reversals", amount=1, metadata={"a": "b"})
    post(stripe, "payment_intents/pi_dep/capture", amount_to_capture=1)
    post(stripe, "payment_intents/pi_other/cancel", cancellation_reason="abandoned")
    for inquiry in (True, False):
        for won in (True, False):
            live_through_a_dispute(stripe, inquiry=inquiry, won=won)
    state = stripe.snapshot()["account"]
    return [
        *seen_in(stripe.dashboard.events()),
        *(found for name in (*EXPANDABLE, "events") for found in state[name].values()),
    ]


def live_through_a_dispute(stripe: FakeStripe, *, inquiry: bool, won: bool) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1", inquiry=inquiry)["id"]
    post(stripe, f"disputes/{dispute}", evidence={"receipt": uploaded(stripe)}, submit=False)
    post(stripe, f"disputes/{dispute}", submit=True)
    stripe.dashboard.decide_dispute(dispute, won=won)


def seen_in(events: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for event in events:
        yield event["data"]["object"]
        yield from event["data"]["object"].get("balance_transactions", [])


def test_every_field_is_declared_and_of_the_declared_type(objects: list[dict[str, Any]]) -> None:
    assert {found["object"] for found in objects} == set(CLASSES)
    assert [text for found in objects for text in wrong_in(found)] == []


def test_every_object_can_be_read_by_the_library(objects: list[dict[str, Any]]) -> None:
    for found in objects:
        read = CLASSES[found["object"]].construct_from(found, "sk_test")
        assert read.to_dict() == found


def test_every_refund_status_is_one_the_library_documents(objects: list[dict[str, Any]]) -> None:
    told = {found["status"] for found in objects if found["object"] == "refund"}
    assert told == REFUND_STATUSES


def test_a_wrong_field_would_be_noticed(stripe: FakeStripe) -> None:
    found = body(post(stripe, "refunds", charge="ch_1"))
    for name, wrong in [
        ("amount", "100"),
        ("reason", "mood"),
        ("object", "charge"),
        ("pending_reason", "later"),
        ("charge", 1),
        ("metadata", "text"),
        ("surprise", 1),
    ]:
        assert len(list(disagreements({**found, name: wrong}, library.Refund))) == 1, name
    del found["id"]
    assert list(disagreements(found, library.Refund)) == ["Refund.id is missing"]


def test_a_wrong_field_deep_inside_would_be_noticed(stripe: FakeStripe) -> None:
    found = stripe.dashboard.open_dispute("ch_1")
    for place, name, wrong in [
        (found["evidence_details"], "submission_method", "pigeon"),
        (found["balance_transactions"][0], "type", "gift"),
        (found["balance_transactions"][0]["fee_details"][0], "amount", None),
        (found["metadata"], "case", 1),
    ]:
        was = dict(place)
        place[name] = wrong
        assert len(list(disagreements(found, library.Dispute))) == 1, name
        place.clear()
        place.update(was)
    assert list(disagreements(found, library.Dispute)) == []


def test_a_wrong_list_or_event_would_be_noticed(stripe: FakeStripe) -> None:
    stripe.dashboard.refund("ch_1", 100)
    page = body(get(stripe, "events"))
    assert wrong_in({**page, "has_more": True}) == []
    assert wrong_in({**page, "more": True}) == ["list.more is wrong"]
    page["data"][0]["data"]["object"]["status"] = 1
    page["data"][1]["type"] = "refund.imagined"
    assert len(wrong_in(page)) == 2


@pytest.mark.parametrize("declared", CLASSES.values(), ids=lambda declared: declared.__name__)
def test_the_library_declares_what_is_compared(declared: type[library.StripeObject]) -> None:
    assert {"id", "object"} <= declared_fields(declared).keys()


def test_the_api_version_is_the_one_the_library_speaks() -> None:
    assert library.api_version == API_VERSION


def test_every_error_code_of_an_endpoint_is_one_of_stripes(stripe: FakeStripe) -> None:
    stripe.register_charge("ch_2", 1, "USD")
    post(stripe, "refunds", charge="ch_2")
    stripe.dashboard.open_dispute("ch_1")
    calls: list[tuple[str, dict[str, Any], int]] = [
        ("refunds", {"charge": "ch_2"}, 400),
        ("refunds", {"charge": "ch_1"}, 400),
        ("refunds", {"charge": "ch_none"}, 404),
        ("refunds", {"payment_intent": "pi_dep"}, 400),
        ("refunds", {}, 400),
        ("refunds", {"charge": "ch_2", "amount": 0}, 400),
        ("refunds", {"charge": "ch_2", "color": "red"}, 400),
        ("refunds", {"charge": " "}, 400),
        ("payment_intents/pi_1/capture", {}, 400),
        ("payment_intents/pi_dep/capture", {"amount_to_capture": 30_001}, 400),
    ]
    codes = {error(post(stripe, path, **params), status)["code"] for path, params, status in calls}
    assert len(codes) == len(calls)
    assert codes <= codes_of_the_library()


def codes_of_the_library() -> set[str]:
    optional = library.PaymentIntent.LastPaymentError.__annotations__["code"]
    return {code for part in get_args(optional) for code in get_args(part) if isinstance(code, str)}


def test_a_page_reads_as_the_librarys_list(stripe: FakeStripe) -> None:
    post(stripe, "refunds", charge="ch_1", amount=1)
    page = body(get(stripe, "refunds"))
    read: library.ListObject[library.Refund] = library.ListObject.construct_from(page, "sk_test")
    assert isinstance(read.data[0], library.Refund)
