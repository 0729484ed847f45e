"""Orders decided as if they had been sold under another policy."""

from datetime import datetime, timedelta
from typing import Any

from attrs import evolve
from hypothesis import given

from core.kernels.decision import Circumstances
from core.orders.policy import Policy
from core.policies.default_presets import default_presets
from core.policies.trial import Trial, sold_under, trial_json
from core.policies.trial_totals import TrialTotals, totals_json
from core.replay.question import Question
from tests.kernels.cases import STARTS
from tests.orders.strategies import snapshots
from tests.orders.worked_example import Json, leg_json, order_json, snapshot_of

HOUR = timedelta(hours=1)
PRESETS = default_presets(version=1)
STRICT = PRESETS["strict"]


def tried(order: Json, policy: Policy, *, before: timedelta = 72 * HOUR) -> Trial:
    """The order of kernels.md or another, on a case opened `before` its start."""
    return Trial.of(question(order, STARTS - before), policy)


def question(order: Any, when: datetime) -> Question:
    return Question(
        snapshot_of(order), Circumstances(case_created_at=when, reason="buyer_cancelled")
    )


def test_the_order_of_kernels_md_would_have_got_nothing_as_strict() -> None:
    trial = tried(order_json(), STRICT)

    assert trial.paid_cents == 119075
    assert trial.own.eligible_refund_cents == 108250
    assert trial.other.eligible_refund_cents == 0
    assert trial.difference_cents == -108250


def test_a_milder_policy_gives_more() -> None:
    mild = evolve(PRESETS["flexible"], name="mild", bands=STRICT.bands[-1:])
    mild = evolve(mild, bands=(evolve(mild.bands[0], from_hours=0),))

    assert tried(order_json(), mild, before=HOUR).difference_cents == 75000 + 6188


def test_legs_of_another_kernel_stay_as_they_are() -> None:
    room = leg_json("studio", leg_id="leg_2")
    order = order_json(leg_json(), room)

    trial = tried(order, STRICT)

    alone = tried(order_json(room), STRICT)
    assert trial.other.legs[1] == trial.own.legs[1]
    assert trial.other.legs[0] != trial.own.legs[0]
    assert (trial.applies, alone.applies) == (True, False)
    assert alone.difference_cents == 0


def test_the_order_that_came_is_left_as_it_is() -> None:
    order = snapshot_of(order_json())

    other = sold_under(order, STRICT)

    assert order.legs[0].policy.name == "flexible"
    assert other.legs[0].policy == STRICT
    assert (other.sha256, other.received) == (order.sha256, order.received)


def test_a_line_of_the_comparison_has_both_refunds_and_the_legs_as_they_would_have_been() -> None:
    line = trial_json(tried(order_json(), STRICT))

    legs = line["against"].pop("legs")
    assert line == {
        "order_id": "ord_1001",
        "currency": "USD",
        "paid_cents": 119075,
        "eligible_refund_cents": 108250,
        "against": {
            "policy": "strict",
            "applies": True,
            "eligible_refund_cents": 0,
            "open_cents": 0,
        },
        "difference_cents": -108250,
    }
    assert [(leg["leg_id"], leg["band"]) for leg in legs] == [("leg_1", "< 168 h")]
    assert legs[0]["trace"]


def test_totals_are_kept_by_currency() -> None:
    totals = TrialTotals()
    for order in (order_json(), order_json(currency="EUR"), order_json(leg_json("tip"))):
        totals.add(tried(order, STRICT))
    totals.errors += 1

    assert totals_json(totals, "strict") == {
        "total": {
            "policy": "strict",
            "orders": 3,
            "unaffected_orders": 1,
            "errors": 1,
            "currencies": {
                "EUR": {
                    "orders": 1,
                    "paid_cents": 119075,
                    "eligible_refund_cents": 108250,
                    "against": {"eligible_refund_cents": 0},
                    "difference_cents": -108250,
                },
                "USD": {
                    "orders": 2,
                    "paid_cents": 238150,
                    "eligible_refund_cents": 108250,
                    "against": {"eligible_refund_cents": 0},
                    "difference_cents": -108250,
                },
            },
        }
    }


@given(order=snapshots())
def test_an_order_tried_against_its_own_terms_differs_by_nothing(order: Json) -> None:
    asked = question(order, STARTS)

    for leg in asked.order.legs:
        alone = evolve(asked, order=evolve(asked.order, legs=(leg,)))
        assert Trial.of(alone, leg.policy).difference_cents == 0


@given(order=snapshots())
def test_whatever_is_tried_the_legs_still_sum_to_what_was_paid(order: Json) -> None:
    asked = question(order, STARTS)

    for policy in PRESETS.values():
        other = Trial.of(asked, policy).other
        for leg, decided in zip(asked.order.legs, other.legs, strict=True):
            assert decided.eligible + decided.retained == leg.paid
