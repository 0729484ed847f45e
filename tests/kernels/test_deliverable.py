"""Milestone jobs: what is delivered stays, what is not comes back once due or cancelled."""

import pytest

from tests.kernels.cases import EVERYTHING, NOTHING, at, decided, split_of
from tests.orders.worked_example import Json, cancelled, leg_json

DUE = "2026-12-01T00:00:00Z"
DELIVERED = {"delivered_at": "2026-11-25T00:00:00Z"}
APPROVED = {**DELIVERED, "approved_at": "2026-11-26T00:00:00Z"}


def milestone(name: str, cents: int, **times: str) -> Json:
    return {"milestone_id": name, "amount_cents": cents, "due_at": DUE, **times}


def job(*milestones: Json) -> Json:
    return leg_json("deliverable", milestones=list(milestones))


@pytest.mark.parametrize(
    ("opened", "subtotal"),
    [
        ("2026-11-30T23:59:59.999999Z", 0),
        ("2026-12-01T00:00:00Z", 60000),
        ("2026-12-01T00:00:00.000001Z", 60000),
    ],
)
def test_an_undelivered_milestone_comes_back_from_its_due_time_on(
    opened: str, subtotal: int
) -> None:
    leg = job(milestone("m1", 40000, **DELIVERED), milestone("m2", 60000))
    assert decided(leg, when=at(opened)).eligible.subtotal_cents == subtotal


@pytest.mark.parametrize("by", ["buyer", "provider"])
@pytest.mark.parametrize(
    ("first", "kept_from_the_buyer"), [(DELIVERED, 40000), (APPROVED, 40000), ({}, 0)]
)
def test_a_cancellation_brings_back_what_is_undelivered_though_not_yet_due(
    by: str, first: dict[str, str], kept_from_the_buyer: int
) -> None:
    leg = job(milestone("m1", 40000, **first), milestone("m2", 60000))
    decision = decided(leg, cancellation=cancelled(by, "2026-11-21T00:00:00Z"))
    unapproved_by_a_provider = by == "provider" and first is not APPROVED
    kept = 0 if unapproved_by_a_provider else kept_from_the_buyer
    assert decision.retained.subtotal_cents == kept


def test_an_approval_counts_as_delivery() -> None:
    approved = milestone("m1", 40000, approved_at="2026-11-26T00:00:00Z")
    decision = decided(job(approved, milestone("m2", 60000)), when=at(DUE))
    assert split_of(decision.eligible) == (60000, 4950, 6000, 495)


def test_a_milestone_without_due_time_is_never_due() -> None:
    leg = job({"milestone_id": "m1", "amount_cents": 100000})
    assert split_of(decided(leg, when=at("2030-01-01T00:00:00Z")).eligible) == NOTHING


def test_everything_comes_back_when_every_milestone_does() -> None:
    leg = job(milestone("m1", 100000), milestone("m2", 0))
    assert split_of(decided(leg, when=at(DUE)).eligible) == EVERYTHING


def test_a_job_that_cost_nothing_gives_its_fees_back_with_its_milestones() -> None:
    leg = {**job(milestone("m1", 0)), "subtotal_cents": 0}
    assert split_of(decided(leg, when=at(DUE)).eligible) == (0, 8250, 10000, 825)


def test_a_job_without_milestones_is_left_to_a_person() -> None:
    decision = decided(leg_json("deliverable"), when=at("2030-01-01T00:00:00Z"))
    assert split_of(decision.eligible) == NOTHING
    assert any("no milestones" in step for step in decision.trace)


def test_each_component_is_rounded_half_up_by_itself() -> None:
    thirds = [milestone("m1", 33333, **APPROVED), milestone("m2", 66667)]
    decision = decided(job(*thirds), when=at(DUE))
    assert split_of(decision.eligible) == (66667, 5500, 6667, 550)
