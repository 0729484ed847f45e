"""The whole state as one JSON document."""

import json
from datetime import timedelta

import pytest

from adapters.fake_stripe.engine import UnreadableSnapshotError
from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.refund_plans import PENDING_THEN_SUCCEEDED
from tests.fake_stripe.asking import body, charge, get, post
from tests.fake_stripe.movable_clock import MovableClock


@pytest.fixture
def restarted(stripe: FakeStripe, clock: MovableClock) -> FakeStripe:
    """Another engine with the state the first one had after a busy day."""
    stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    post(stripe, "refunds", "k", charge="ch_1", amount=100)
    post(stripe, "transfers/tr_1/reversals", "t", amount=100)
    stripe.dashboard.open_dispute("ch_1", amount_cents=50, inquiry=True)
    again = FakeStripe.at(clock)
    again.restore(json.loads(json.dumps(stripe.snapshot())))
    return again


def test_a_restored_engine_holds_the_same(stripe: FakeStripe, restarted: FakeStripe) -> None:
    assert restarted.snapshot() == stripe.snapshot()
    assert charge(restarted)["amount_refunded"] == 100
    assert restarted.dashboard.events() == stripe.dashboard.events()


def test_a_restored_engine_replays_keys(restarted: FakeStripe) -> None:
    assert post(restarted, "refunds", "k", charge="ch_1", amount=100).replayed
    assert charge(restarted)["amount_refunded"] == 100


def test_a_restored_engine_goes_on_with_the_plans(restarted: FakeStripe) -> None:
    (refund,) = body(get(restarted, "refunds", charge="ch_1"))["data"]
    assert restarted.dashboard.advance(refund["id"])["status"] == "succeeded"
    assert body(post(restarted, "refunds", charge="ch_1", amount=1))["status"] == "pending"


def test_a_restored_engine_gives_new_ids(restarted: FakeStripe) -> None:
    (old,) = body(get(restarted, "refunds", charge="ch_1"))["data"]
    assert body(post(restarted, "refunds", charge="ch_1", amount=1))["id"] != old["id"]


def test_an_engine_started_anew_does_not_repeat_ids(
    stripe: FakeStripe, clock: MovableClock
) -> None:
    before = body(post(stripe, "refunds", charge="ch_1", amount=1))["id"]
    clock.move(timedelta(seconds=1))
    anew = FakeStripe.at(clock)
    anew.register_charge("ch_1", 10_000, "USD")
    assert body(post(anew, "refunds", charge="ch_1", amount=1))["id"] != before


def test_a_snapshot_is_a_copy(stripe: FakeStripe) -> None:
    document = stripe.snapshot()
    document["account"]["charges"]["ch_1"]["amount_refunded"] = 9_999
    assert charge(stripe)["amount_refunded"] == 0


@pytest.mark.parametrize("document", [{}, {"version": 0}, {"version": 2}])
def test_a_document_of_another_version_is_refused(
    stripe: FakeStripe, document: dict[str, object]
) -> None:
    before = stripe.snapshot()
    with pytest.raises(UnreadableSnapshotError):
        stripe.restore(document)
    assert stripe.snapshot() == before


def test_an_answer_is_a_copy(stripe: FakeStripe) -> None:
    charge(stripe)["amount_refunded"] = 9_999
    assert charge(stripe)["amount_refunded"] == 0


def test_a_document_of_before_there_were_files_is_read(
    stripe: FakeStripe, clock: MovableClock
) -> None:
    document = stripe.snapshot()
    del document["account"]["files"], document["account"]["file_hashes"]
    again = FakeStripe.at(clock)
    again.restore(document)
    assert again.snapshot() == stripe.snapshot()


def test_a_reset_account_is_empty_and_gives_new_ids(stripe: FakeStripe) -> None:
    before = body(post(stripe, "refunds", "k", charge="ch_1", amount=1))["id"]
    stripe.engine.reset()
    assert stripe.dashboard.events() == []
    stripe.register_charge("ch_1", 10_000, "USD")
    after = post(stripe, "refunds", "k", charge="ch_1", amount=1)
    assert not after.replayed
    assert body(after)["id"] != before
