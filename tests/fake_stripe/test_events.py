"""The events a webhook would deliver."""

from copy import deepcopy

import pytest

from adapters.fake_stripe.faults import Fault, FaultKind
from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.refund_plans import BY_NAME
from tests.fake_stripe.asking import body, error, get, kinds, post

UPDATED = ["refund.updated", "charge.refund.updated"]


@pytest.mark.parametrize(
    ("plan", "later"),
    [
        ("succeeds", []),
        ("pending_then_succeeded", UPDATED),
        ("requires_action", UPDATED),
        ("succeeded_then_failed", [*UPDATED, "refund.failed"]),
        ("pending_then_failed", [*UPDATED, "refund.failed"]),
        ("pending_then_canceled", UPDATED),
    ],
)
def test_a_refunds_whole_life_is_told(stripe: FakeStripe, plan: str, later: list[str]) -> None:
    stripe.dashboard.plan_refunds(BY_NAME[plan])
    stripe.dashboard.settle(body(post(stripe, "refunds", charge="ch_1"))["id"])
    assert kinds(stripe) == ["refund.created", "charge.refunded", *later]


@pytest.mark.parametrize(
    ("won", "end"),
    [
        (True, ["charge.dispute.funds_reinstated", "charge.dispute.closed"]),
        (False, ["charge.dispute.closed"]),
    ],
)
def test_a_disputes_whole_life_is_told(stripe: FakeStripe, end: list[str], *, won: bool) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    post(stripe, f"disputes/{dispute}", evidence={"service_date": "2026"})
    stripe.dashboard.decide_dispute(dispute, won=won)
    opened = ["charge.dispute.created", "charge.dispute.funds_withdrawn"]
    assert kinds(stripe) == [*opened, "charge.dispute.updated", *end]


def test_a_reversal_is_told_with_its_transfer(stripe: FakeStripe) -> None:
    post(stripe, "transfers/tr_1/reversals", amount=1)
    (event,) = stripe.dashboard.events()
    assert event["type"] == "transfer.reversed"
    assert event["data"]["object"] == body(get(stripe, "transfers/tr_1"))


def test_a_capture_is_told(stripe: FakeStripe) -> None:
    post(stripe, "payment_intents/pi_dep/capture")
    assert kinds(stripe) == ["charge.captured", "payment_intent.succeeded"]


def test_an_event_keeps_the_object_as_it_was(stripe: FakeStripe) -> None:
    stripe.dashboard.plan_refunds(BY_NAME["pending_then_succeeded"])
    refund = body(post(stripe, "refunds", charge="ch_1"))
    before = deepcopy(stripe.dashboard.events()[0])
    stripe.dashboard.settle(refund["id"])
    assert stripe.dashboard.events()[0] == before
    assert before["data"]["object"] == refund


def test_an_event_names_the_request_that_caused_it(stripe: FakeStripe) -> None:
    answer = post(stripe, "refunds", "k", charge="ch_1", amount=1)
    event = stripe.dashboard.events()[0]
    assert event["request"] == {"id": answer.request_id, "idempotency_key": "k"}


def test_what_happens_by_itself_names_no_request(stripe: FakeStripe) -> None:
    stripe.dashboard.refund("ch_1", 100)
    event = stripe.dashboard.events()[0]
    assert event["request"] == {"id": None, "idempotency_key": None}
    assert event["data"]["object"]["metadata"] == {}


def test_a_replay_and_a_refusal_tell_nothing_new(stripe: FakeStripe) -> None:
    post(stripe, "refunds", "k", charge="ch_1")
    told = kinds(stripe)
    post(stripe, "refunds", "k", charge="ch_1")
    error(post(stripe, "refunds", "other", charge="ch_1"))
    stripe.inject(Fault(kind=FaultKind.UNAVAILABLE))
    error(post(stripe, "refunds", "third", charge="ch_1"), 503)
    assert kinds(stripe) == told


def test_events_can_be_followed_from_the_last_one_seen(stripe: FakeStripe) -> None:
    stripe.dashboard.refund("ch_1", 100)
    first, second = stripe.dashboard.events()
    assert stripe.dashboard.events(after=first["id"]) == [second]
    assert stripe.dashboard.events(after=second["id"]) == []
    assert stripe.dashboard.events(after="evt_unknown") == [first, second]


def test_events_are_listed_by_the_api(stripe: FakeStripe) -> None:
    stripe.dashboard.refund("ch_1", 100)
    (found,) = body(get(stripe, "events", type="charge.refunded"))["data"]
    assert body(get(stripe, f"events/{found['id']}")) == found
    assert len(body(get(stripe, "events"))["data"]) == 2
    assert error(get(stripe, "events/evt_none"), 404)


def test_an_update_tells_what_it_changed(stripe: FakeStripe) -> None:
    stripe.dashboard.plan_refunds(BY_NAME["pending_then_failed"])
    stripe.dashboard.settle(body(post(stripe, "refunds", charge="ch_1"))["id"])
    created, refunded, updated, *_ = (event["data"] for event in stripe.dashboard.events())
    assert "previous_attributes" not in created
    assert refunded["previous_attributes"] == {"amount_refunded": 0, "refunded": False}
    assert updated["previous_attributes"] == {
        "status": "pending",
        "pending_reason": "processing",
        "failure_reason": None,
        "failure_balance_transaction": None,
    }


def test_an_update_deep_inside_tells_only_the_parts_it_changed(stripe: FakeStripe) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    post(stripe, f"disputes/{dispute}", evidence={"service_date": "2026"}, submit=False)
    assert stripe.dashboard.events()[-1]["data"]["previous_attributes"] == {
        "evidence": {"service_date": None},
        "evidence_details": {"has_evidence": False},
    }
