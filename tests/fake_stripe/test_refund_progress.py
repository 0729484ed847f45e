"""What becomes of refunds: planned statuses, late failures, and time."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.engine import StripeEngine
from adapters.fake_stripe.errors import StripeApiError
from adapters.fake_stripe.processor import FakeStripe
from adapters.fake_stripe.refund_plans import (
    BY_NAME,
    PENDING_THEN_CANCELED,
    PENDING_THEN_SUCCEEDED,
    REQUIRES_ACTION,
    SUCCEEDED_THEN_FAILED,
    RefundPlan,
)
from adapters.fake_stripe.refund_progress import RefundEndedError
from tests.fake_stripe.asking import body, charge, error, get, post
from tests.fake_stripe.movable_clock import MovableClock


@pytest.mark.parametrize("plan", BY_NAME.values(), ids=BY_NAME)
def test_a_plan_is_gone_through_step_by_step(stripe: FakeStripe, plan: RefundPlan) -> None:
    stripe.dashboard.plan_refunds(plan)
    refund = body(post(stripe, "refunds", charge="ch_1", amount=100))
    later = [stripe.dashboard.advance(refund["id"])["status"] for _ in plan.statuses[1:]]
    assert (refund["status"], *later) == plan.statuses
    assert stripe.dashboard.advance(refund["id"])["status"] == plan.statuses[-1]


@pytest.mark.parametrize("plan", BY_NAME.values(), ids=BY_NAME)
def test_settling_goes_to_the_end_and_only_ended_refunds_return_their_amount(
    stripe: FakeStripe, plan: RefundPlan
) -> None:
    stripe.dashboard.plan_refunds(plan)
    refund = body(post(stripe, "refunds", charge="ch_1", amount=100))
    assert charge(stripe)["amount_refunded"] == 100
    assert stripe.dashboard.settle(refund["id"])["status"] == plan.statuses[-1]
    kept = plan.statuses[-1] == "succeeded"
    assert charge(stripe)["amount_refunded"] == (100 if kept else 0)


def test_a_charges_own_plan_goes_before_the_plan_for_all(stripe: FakeStripe) -> None:
    stripe.register_charge("ch_2", 500, "USD")
    stripe.dashboard.plan_refunds(PENDING_THEN_SUCCEEDED)
    stripe.dashboard.plan_refunds(REQUIRES_ACTION, charge="ch_2")
    assert body(post(stripe, "refunds", charge="ch_1", amount=1))["status"] == "pending"
    assert body(post(stripe, "refunds", charge="ch_2", amount=1))["status"] == "requires_action"


def test_settling_a_refund_left_pending_succeeds(stripe: FakeStripe) -> None:
    stripe.dashboard.plan_refunds(RefundPlan(("pending",)))
    refund = body(post(stripe, "refunds", charge="ch_1", amount=1))
    assert refund["pending_reason"] == "processing"
    settled = stripe.dashboard.settle(refund["id"])
    assert (settled["status"], settled["pending_reason"]) == ("succeeded", None)


def test_a_fully_refunded_charge_is_open_again_when_the_refund_fails(stripe: FakeStripe) -> None:
    stripe.dashboard.plan_refunds(SUCCEEDED_THEN_FAILED)
    refund = body(post(stripe, "refunds", charge="ch_1"))
    failed = stripe.dashboard.settle(refund["id"])
    assert failed["failure_reason"] == "expired_or_canceled_card"
    assert failed["failure_balance_transaction"].startswith("txn_")
    assert charge(stripe)["refunded"] is False
    body(post(stripe, "refunds", charge="ch_1"))


def test_a_failure_can_be_given_its_reason(stripe: FakeStripe) -> None:
    refund = body(post(stripe, "refunds", charge="ch_1"))
    stripe.dashboard.set_refund_status(refund["id"], "failed", failure_reason="lost_or_stolen_card")
    told = body(get(stripe, f"refunds/{refund['id']}"))
    assert told["failure_reason"] == "lost_or_stolen_card"


@pytest.mark.parametrize("end", ["failed", "canceled"])
def test_an_ended_refund_never_becomes_anything_else(stripe: FakeStripe, end: str) -> None:
    refund = body(post(stripe, "refunds", charge="ch_1", amount=100))
    stripe.dashboard.set_refund_status(refund["id"], end)
    with pytest.raises(RefundEndedError):
        stripe.dashboard.set_refund_status(refund["id"], "failed")
    assert charge(stripe)["amount_refunded"] == 0


def test_a_refund_that_fails_at_once_takes_nothing_from_the_charge(stripe: FakeStripe) -> None:
    stripe.dashboard.plan_refunds(RefundPlan(("failed", "succeeded")))
    refund = body(post(stripe, "refunds", charge="ch_1"))
    assert stripe.dashboard.settle(refund["id"])["status"] == "failed"
    assert charge(stripe)["amount_refunded"] == 0


def test_only_a_refund_that_requires_an_action_can_be_canceled(stripe: FakeStripe) -> None:
    stripe.dashboard.plan_refunds(REQUIRES_ACTION)
    waiting = body(post(stripe, "refunds", charge="ch_1", amount=100))["id"]
    assert body(post(stripe, f"refunds/{waiting}/cancel"))["status"] == "canceled"
    assert error(post(stripe, f"refunds/{waiting}/cancel"))
    assert charge(stripe)["amount_refunded"] == 0


def test_the_dashboard_knows_no_other_refunds(stripe: FakeStripe) -> None:
    with pytest.raises(StripeApiError, match="No such refund"):
        stripe.dashboard.settle("re_none")


def test_with_a_pace_the_steps_happen_as_the_clock_passes(clock: MovableClock) -> None:
    stripe = FakeStripe(StripeEngine(clock=clock, steps_after=timedelta(days=5)))
    stripe.register_charge("ch_1", 10_000, "USD")
    stripe.dashboard.plan_refunds(RefundPlan(("pending", "succeeded", "failed")))
    refund = body(post(stripe, "refunds", charge="ch_1"))["id"]
    seen = []
    for days in (4, 1, 4, 1):
        clock.move(timedelta(days=days))
        seen.append(body(get(stripe, f"refunds/{refund}"))["status"])
    assert seen == ["pending", "succeeded", "succeeded", "failed"]


def test_without_a_pace_time_alone_moves_nothing(stripe: FakeStripe, clock: MovableClock) -> None:
    stripe.dashboard.plan_refunds(PENDING_THEN_CANCELED)
    refund = body(post(stripe, "refunds", charge="ch_1"))["id"]
    clock.move(timedelta(days=365))
    assert body(get(stripe, f"refunds/{refund}"))["status"] == "pending"
