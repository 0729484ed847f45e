"""Rules 1 and 2, which come before every kernel, and the instant that counts."""

from datetime import timedelta

import pytest

from core.kernels.deciding import decide_order
from core.kernels.facts import Facts
from core.orders.kind import LegKind
from tests.kernels.cases import EVERYTHING, NOTHING, STARTS, at, decided, split_of
from tests.orders.worked_example import cancelled, leg_json, order_json, snapshot_of

DONE = "2026-11-25T00:00:00Z"
BY_PROVIDER = cancelled("provider", "2026-12-05T17:00:00Z")
BY_BUYER = cancelled("buyer", "2026-12-05T17:00:00Z")
FRAUD = Facts(fraud_validated=True)
KINDS = [kind.value for kind in LegKind]


@pytest.mark.parametrize("kind", KINDS)
def test_a_provider_who_cancels_owes_everything_and_an_apology(kind: str) -> None:
    leg = leg_json(kind, policy={"apology_credit_cents": 1500})
    decision = decided(leg, cancellation=BY_PROVIDER)
    assert (decision.band, split_of(decision.eligible)) == ("provider_cancelled", EVERYTHING)
    assert decision.suggested_goodwill_cents == 1500


@pytest.mark.parametrize("kind", KINDS)
def test_a_provider_who_does_not_show_up_owes_everything(kind: str) -> None:
    decision = decided(leg_json(kind, no_show="provider"), when=STARTS)
    assert (decision.band, split_of(decision.eligible)) == ("provider_no_show", EVERYTHING)


@pytest.mark.parametrize("kind", KINDS)
def test_validated_fraud_brings_everything_back_without_an_apology(kind: str) -> None:
    leg = leg_json(kind, policy={"apology_credit_cents": 1500})
    decision = decided(leg, when=STARTS, facts=FRAUD, cancellation=BY_BUYER)
    assert (decision.band, split_of(decision.eligible)) == ("fraud_validated", EVERYTHING)
    assert decision.suggested_goodwill_cents == 0


@pytest.mark.parametrize("kind", KINDS)
def test_a_policy_may_leave_the_provider_to_the_kernel(kind: str) -> None:
    leg = leg_json(kind, no_show="provider", policy={"provider_cancel_full_refund": False})
    decision = decided(leg, when=STARTS, cancellation=BY_PROVIDER)
    assert decision.band not in {"provider_cancelled", "provider_no_show"}
    assert decided(leg, facts=FRAUD).band == "fraud_validated"


def test_an_approved_request_stays_with_a_provider_who_cancels() -> None:
    leg = leg_json("request", access={"delivered_at": DONE, "approved_at": DONE})
    decision = decided(leg, cancellation=BY_PROVIDER)
    assert (decision.band, split_of(decision.eligible)) == ("provider_cancelled", NOTHING)


def test_a_delivered_request_comes_back_from_a_provider_who_cancels_before_approval() -> None:
    leg = leg_json("request", access={"delivered_at": DONE})
    assert split_of(decided(leg, cancellation=BY_PROVIDER).eligible) == EVERYTHING


def test_approved_milestones_stay_even_when_they_are_all() -> None:
    approved = {"milestone_id": "m1", "amount_cents": 100000, "approved_at": DONE}
    leg = leg_json("deliverable", milestones=[approved])
    assert split_of(decided(leg, cancellation=BY_PROVIDER).eligible) == NOTHING


def test_approved_milestones_stay_for_the_provider_but_not_under_fraud() -> None:
    approved = {"milestone_id": "m1", "amount_cents": 100000, "approved_at": DONE}
    leg = leg_json("deliverable", milestones=[approved])
    assert split_of(decided(leg, facts=FRAUD).eligible) == EVERYTHING


def test_the_providers_fault_comes_before_fraud() -> None:
    decision = decided(leg_json(), cancellation=BY_PROVIDER, facts=FRAUD)
    assert decision.band == "provider_cancelled"


@pytest.mark.parametrize(
    ("of_leg", "of_order", "rule"),
    [
        (None, BY_PROVIDER, "provider_cancelled"),
        (BY_PROVIDER, BY_BUYER, "provider_cancelled"),
        (BY_BUYER, BY_PROVIDER, "< 24 h"),
        (BY_BUYER, None, "< 24 h"),
    ],
)
def test_the_cancellation_of_a_leg_rules_over_the_orders(
    of_leg: dict[str, str] | None, of_order: dict[str, str] | None, rule: str
) -> None:
    assert decided(leg_json(cancellation=of_leg), cancellation=of_order).band == rule


def test_the_instant_that_counts_is_the_ruling_cancellation_else_the_opening_of_the_case() -> None:
    own = leg_json(leg_id="leg_2", cancellation=cancelled("buyer", "2026-12-02T10:00:00Z"))
    order = order_json(leg_json(), own, cancellation=cancelled("buyer", "2026-12-01T10:00:00Z"))
    decision = decide_order(snapshot_of(order), case_created_at=STARTS, reason="buyer_cancelled")
    first, second = decision.legs
    assert first.requested_at == decision.requested_at == at("2026-12-01T10:00:00Z")
    assert second.requested_at == at("2026-12-02T10:00:00Z")
    assert decided(leg_json(), when=STARTS).requested_at == STARTS


def test_the_opening_of_the_case_may_be_said_in_any_zone() -> None:
    elsewhere = at("2026-12-02T20:00:00+02:00")
    assert decided(leg_json(), when=elsewhere).band == ">= 72 h"
    assert decided(leg_json(), when=elsewhere + timedelta(seconds=1)).band == "24..72 h"


def test_a_naive_opening_time_is_a_malfunction() -> None:
    with pytest.raises(ValueError, match="zone"):
        decided(leg_json(), when=STARTS.replace(tzinfo=None))
