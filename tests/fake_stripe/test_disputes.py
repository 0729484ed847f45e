"""Disputes: what they block, what they cost, and how they end."""

from datetime import timedelta

import pytest

from adapters.fake_stripe.disputes import DisputeClosedError
from adapters.fake_stripe.processor import FakeStripe
from tests.fake_stripe.asking import body, charge, error, get, post


def test_a_dispute_takes_the_money_and_a_fee(stripe: FakeStripe) -> None:
    (taken,) = stripe.dashboard.open_dispute("ch_1")["balance_transactions"]
    assert (taken["amount"], taken["fee"], taken["net"]) == (-10_000, 1_500, -11_500)
    assert charge(stripe)["disputed"] is True


def test_a_won_dispute_gives_back_the_money_and_keeps_the_fee(stripe: FakeStripe) -> None:
    opened = stripe.dashboard.open_dispute("ch_1")
    won = stripe.dashboard.decide_dispute(opened["id"], won=True)
    assert [entry["net"] for entry in won["balance_transactions"]] == [-11_500, 10_000]


def test_a_dispute_lost_in_part_leaves_the_rest_refundable(stripe: FakeStripe) -> None:
    lost = stripe.dashboard.open_dispute("ch_1", amount_cents=3_000)
    stripe.dashboard.decide_dispute(lost["id"], won=False)
    assert error(post(stripe, "refunds", charge="ch_1", amount=7_001))["param"] == "amount"
    body(post(stripe, "refunds", charge="ch_1", amount=7_000))
    assert error(post(stripe, "refunds", charge="ch_1", amount=1))["code"] == "charge_disputed"


def test_an_inquiry_takes_no_money_and_blocks_nothing(stripe: FakeStripe) -> None:
    inquiry = stripe.dashboard.open_dispute("ch_1", inquiry=True)
    assert (inquiry["status"], inquiry["balance_transactions"]) == ("warning_needs_response", [])
    assert inquiry["is_charge_refundable"] is True
    body(post(stripe, "refunds", charge="ch_1"))
    closed = stripe.dashboard.decide_dispute(inquiry["id"], won=False)
    assert closed["status"] == "warning_closed"


def test_a_dispute_is_decided_once(stripe: FakeStripe) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    stripe.dashboard.decide_dispute(dispute, won=True)
    with pytest.raises(DisputeClosedError):
        stripe.dashboard.decide_dispute(dispute, won=False)
    assert body(get(stripe, f"disputes/{dispute}"))["status"] == "won"


def test_a_dispute_can_be_accepted_as_lost_once(stripe: FakeStripe) -> None:
    dispute = stripe.dashboard.open_dispute("ch_1")["id"]
    assert body(post(stripe, f"disputes/{dispute}/close"))["status"] == "lost"
    assert error(post(stripe, f"disputes/{dispute}/close"))


def test_a_succeeded_refund_survives_a_later_dispute(stripe: FakeStripe) -> None:
    refund = body(post(stripe, "refunds", charge="ch_1", amount=100))["id"]
    stripe.dashboard.open_dispute("ch_1", amount_cents=9_900)
    assert body(get(stripe, f"refunds/{refund}"))["status"] == "succeeded"


def test_disputes_are_listed_by_charge(stripe: FakeStripe) -> None:
    stripe.register_charge("ch_2", 500, "USD")
    stripe.dashboard.open_dispute("ch_2")
    ours = stripe.dashboard.open_dispute("ch_1", due_in=timedelta(days=1))
    assert body(get(stripe, "disputes", charge="ch_1"))["data"] == [ours]
    assert len(body(get(stripe, "disputes"))["data"]) == 2


def test_only_an_open_inquiry_becomes_a_chargeback(stripe: FakeStripe) -> None:
    inquiry = stripe.dashboard.open_dispute("ch_1", inquiry=True)["id"]
    taken = stripe.dashboard.escalate_inquiry(inquiry, due_in=None)
    assert (taken["status"], taken["evidence_details"]["due_by"]) == ("needs_response", 0)
    assert [entry["net"] for entry in taken["balance_transactions"]] == [-11_500]
    assert charge(stripe)["disputed"] is True
    with pytest.raises(DisputeClosedError):
        stripe.dashboard.escalate_inquiry(inquiry)
