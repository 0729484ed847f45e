"""Creators: pay-per-view, requests, tips, subscriptions."""

from datetime import timedelta

import pytest

from core.kernels.facts import Facts
from tests.kernels.cases import (
    EVERYTHING,
    HALF_FEE_KEPT,
    NOTHING,
    STARTS,
    at,
    decided,
    split_of,
)
from tests.orders.worked_example import Json, cancelled, leg_json

CAPTURED = at("2026-11-20T09:00:00Z")
DAY = timedelta(days=1)
MICROSECOND = timedelta(microseconds=1)
DONE = "2026-11-25T00:00:00Z"
DUE = "2026-12-01T00:00:00Z"


@pytest.mark.parametrize(
    ("waited", "days", "split"),
    [
        (14 * DAY, 14, EVERYTHING),
        (14 * DAY - MICROSECOND, 14, NOTHING),
        (15 * DAY, 14, EVERYTHING),
        (0 * DAY, 0, EVERYTHING),
        (-MICROSECOND, 0, NOTHING),
        (3 * DAY, 3, EVERYTHING),
        (3000 * DAY, 2**31 - 1, NOTHING),
    ],
)
def test_a_ppv_that_never_came_comes_back_after_the_delivery_days(
    waited: timedelta, days: int, split: tuple[int, ...]
) -> None:
    leg = leg_json("ppv", policy={"ppv_delivery_days": days})
    assert split_of(decided(leg, when=CAPTURED + waited).eligible) == split


@pytest.mark.parametrize(
    ("access", "facts", "split"),
    [
        ({"delivered_at": DONE}, Facts(), NOTHING),
        ({"delivered_at": DONE, "quality_validated": True}, Facts(), NOTHING),
        ({"delivered_at": DONE, "finals_accessed_at": DONE}, Facts(), NOTHING),
        ({"finals_accessed_at": DONE}, Facts(), NOTHING),
        ({"finals_accessed_at": DONE, "quality_validated": True}, Facts(), HALF_FEE_KEPT),
        ({"finals_accessed_at": DONE}, Facts(quality_validated=True), HALF_FEE_KEPT),
    ],
)
def test_a_ppv_that_came_stays_unless_opened_and_found_poor(
    access: Json, facts: Facts, split: tuple[int, ...]
) -> None:
    leg = leg_json("ppv", access=access)
    assert split_of(decided(leg, when=STARTS, facts=facts).eligible) == split


def test_the_quality_refund_is_the_policys() -> None:
    access = {"finals_accessed_at": DONE, "quality_validated": True}
    leg = leg_json("ppv", access=access, policy={"quality_refund_pct": 33})
    assert split_of(decided(leg, when=STARTS).eligible) == (33000, 2723, 0, 0)


DEFECTS = {"delivered_at": DONE, "defects_unresolved": True}


@pytest.mark.parametrize(
    ("access", "split"),
    [
        ({"delivered_at": DONE, "approved_at": DONE}, NOTHING),
        ({**DEFECTS, "approved_at": DONE}, NOTHING),
        ({"approved_at": DONE}, NOTHING),
        ({"delivered_at": DONE}, NOTHING),
        ({**DEFECTS, "revisions_used": 2, "revisions_included": 2}, HALF_FEE_KEPT),
        ({**DEFECTS, "revisions_used": 3, "revisions_included": 2}, HALF_FEE_KEPT),
        ({**DEFECTS, "revisions_used": 1, "revisions_included": 2}, NOTHING),
        (DEFECTS, HALF_FEE_KEPT),
        ({"due_at": DUE}, EVERYTHING),
        ({}, NOTHING),
        (None, NOTHING),
    ],
)
def test_a_request_comes_back_by_what_was_delivered(
    access: Json | None, split: tuple[int, ...]
) -> None:
    leg = leg_json("request", access=access)
    assert split_of(decided(leg, when=at(DUE)).eligible) == split


@pytest.mark.parametrize(
    ("opened", "split"),
    [("2026-11-30T23:59:59.999999Z", NOTHING), ("2026-12-01T00:00:00Z", EVERYTHING)],
)
def test_an_undelivered_request_comes_back_from_its_due_time_on(
    opened: str, split: tuple[int, ...]
) -> None:
    leg = leg_json("request", access={"due_at": DUE})
    assert split_of(decided(leg, when=at(opened)).eligible) == split


def test_an_undelivered_request_comes_back_when_the_buyer_cancels_before_it_is_due() -> None:
    leg = leg_json("request", access={"due_at": DUE})
    cancellation = cancelled("buyer", "2026-11-21T00:00:00Z")
    assert split_of(decided(leg, cancellation=cancellation).eligible) == EVERYTHING


def test_the_tariff_is_the_policys() -> None:
    leg = leg_json("request", access=DEFECTS, policy={"tariff_pct": 25})
    assert split_of(decided(leg).eligible) == (25000, 2063, 0, 0)


def test_a_tip_does_not_come_back() -> None:
    assert split_of(decided(leg_json("tip")).eligible) == NOTHING


def test_a_tip_comes_back_for_fraud() -> None:
    decision = decided(leg_json("tip"), facts=Facts(fraud_validated=True))
    assert split_of(decision.eligible) == EVERYTHING


def period(start: str, end: str, **terms: object) -> Json:
    return leg_json(
        "subscription", subscription={"period_start": start, "period_end": end, **terms}
    )


FIRST, LAST = "2026-12-01T00:00:00Z", "2026-12-11T00:00:00Z"


@pytest.mark.parametrize(
    ("opened", "rule", "split"),
    [
        ("2026-11-30T23:59:59.999999Z", "before_period", EVERYTHING),
        ("2026-12-01T00:00:00Z", "running", NOTHING),
        ("2027-12-01T00:00:00Z", "running", NOTHING),
    ],
)
def test_a_subscription_comes_back_before_its_period_starts(
    opened: str, rule: str, split: tuple[int, ...]
) -> None:
    decision = decided(period(FIRST, LAST), when=at(opened))
    assert (decision.band, split_of(decision.eligible)) == (rule, split)


@pytest.mark.parametrize(
    ("outage", "split"),
    [
        (0, NOTHING),
        (1, (7, 1, 1, 0)),
        (1440, (10000, 825, 1000, 83)),
        (14399, (99993, 8249, 9999, 825)),
        (14400, EVERYTHING),
        (99999, EVERYTHING),
    ],
)
def test_an_outage_gives_its_share_of_the_period_back(outage: int, split: tuple[int, ...]) -> None:
    leg = period(FIRST, LAST, outage_minutes=outage)
    assert split_of(decided(leg, when=at(LAST)).eligible) == split


def test_the_share_of_an_outage_is_exact_in_a_period_of_uneven_length() -> None:
    leg = period(FIRST, "2026-12-01T00:01:30Z", outage_minutes=1)
    assert split_of(decided(leg, when=at(LAST)).eligible) == (66667, 5500, 6667, 550)


def test_an_outage_in_a_period_of_no_length_gives_everything_back() -> None:
    leg = period(FIRST, FIRST, outage_minutes=1)
    assert split_of(decided(leg, when=at(LAST)).eligible) == EVERYTHING


def test_involuntary_churn_gives_everything_back() -> None:
    leg = period(FIRST, LAST, involuntary_churn=True, outage_minutes=1)
    decision = decided(leg, when=at(LAST))
    assert (decision.band, split_of(decision.eligible)) == ("involuntary_churn", EVERYTHING)


def test_a_subscription_without_its_period_gives_nothing_back() -> None:
    assert split_of(decided(leg_json("subscription")).eligible) == NOTHING
