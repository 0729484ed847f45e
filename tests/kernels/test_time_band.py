"""Talent by the hour: bands, no-shows, partial completions, rebooked slots."""

from datetime import timedelta

import pytest

from tests.kernels.cases import (
    EVERYTHING,
    FULL_FEE_KEPT,
    HALF_FEE_BACK,
    NOTHING,
    STARTS,
    decided,
    split_of,
)
from tests.orders.worked_example import Json, band, cancelled, leg_json

HOUR = timedelta(hours=1)
MICROSECOND = timedelta(microseconds=1)
USED_90_OF_240 = {"booked_minutes": 240, "used_minutes": 90}


@pytest.mark.parametrize(
    ("before", "rule", "split"),
    [
        (500 * HOUR, ">= 72 h", FULL_FEE_KEPT),
        (72 * HOUR + MICROSECOND, ">= 72 h", FULL_FEE_KEPT),
        (72 * HOUR, ">= 72 h", FULL_FEE_KEPT),
        (72 * HOUR - MICROSECOND, "24..72 h", HALF_FEE_BACK),
        (24 * HOUR, "24..72 h", HALF_FEE_BACK),
        (24 * HOUR - MICROSECOND, "< 24 h", NOTHING),
        (MICROSECOND, "< 24 h", NOTHING),
        (0 * HOUR, "< 24 h", NOTHING),
        (-MICROSECOND, "< 24 h", NOTHING),
        (-500 * HOUR, "< 24 h", NOTHING),
    ],
)
def test_the_band_is_the_one_the_request_falls_into_to_the_microsecond(
    before: timedelta, rule: str, split: tuple[int, ...]
) -> None:
    decision = decided(leg_json(), when=STARTS - before)
    assert (decision.band, split_of(decision.eligible)) == (rule, split)


def test_a_single_band_covers_every_time() -> None:
    leg = leg_json(policy={"bands": [band(0, None, 30, 10)]})
    for when in (STARTS - 900 * HOUR, STARTS, STARTS + 900 * HOUR):
        assert split_of(decided(leg, when=when).eligible) == (30000, 2475, 1000, 83)


def test_a_buyer_who_did_not_show_up_is_in_the_lowest_band_whenever_the_case_opened() -> None:
    decision = decided(leg_json(no_show="buyer"), when=STARTS - 100 * HOUR)
    assert (decision.band, split_of(decision.eligible)) == ("< 24 h", NOTHING)


@pytest.mark.parametrize(
    ("used", "reason", "rule"),
    [
        (239, "partial_completion", "partial_completion"),
        (240, "partial_completion", "< 24 h"),
        (300, "partial_completion", "< 24 h"),
        (90, "quality", "< 24 h"),
    ],
)
def test_partial_completion_takes_its_reason_and_unused_time(
    used: int, reason: str, rule: str
) -> None:
    leg = leg_json(usage={"booked_minutes": 240, "used_minutes": used})
    assert decided(leg, when=STARTS, reason=reason).band == rule


def test_partial_completion_comes_before_the_band() -> None:
    leg = leg_json(usage=USED_90_OF_240)
    decision = decided(leg, when=STARTS - 100 * HOUR, reason="partial_completion")
    assert split_of(decision.eligible) == (62500, 5156, 6250, 516)


def test_nothing_used_gives_everything_back() -> None:
    leg = leg_json(usage={"booked_minutes": 240, "used_minutes": 0})
    decision = decided(leg, when=STARTS, reason="partial_completion")
    assert split_of(decision.eligible) == EVERYTHING


REBOOKINGS = [
    (80000, 100, "rebooked", (80000, 6600, 0, 0)),
    (120000, 100, "rebooked", FULL_FEE_KEPT),
    (80000, 60, "rebooked", (60000, 4950, 0, 0)),
    (1, 100, "rebooked", (1, 0, 0, 0)),
    (7, 100, "rebooked", (7, 1, 0, 0)),
    (0, 100, "< 24 h", NOTHING),
    (80000, 0, "< 24 h", NOTHING),
]


@pytest.mark.parametrize(("cents", "percent", "rule", "split"), REBOOKINGS)
def test_a_rebooked_slot_gives_the_smaller_of_share_and_second_sale(
    cents: int, percent: int, rule: str, split: tuple[int, ...]
) -> None:
    leg = _rebooked(cents, {"rebooked_refund_pct": percent})
    decision = decided(leg, when=STARTS - 2 * HOUR)
    assert (decision.band, split_of(decision.eligible)) == (rule, split)


@pytest.mark.parametrize(
    ("cents", "rule", "split"),
    [
        (20000, "< 24 h", (20000, 1650, 10000, 825)),
        (20001, "rebooked", (20001, 1650, 0, 0)),
    ],
)
def test_a_rebooked_slot_must_give_more_subtotal_than_the_band(
    cents: int, rule: str, split: tuple[int, ...]
) -> None:
    leg = _rebooked(cents, {"bands": [band(0, 24, 20, 100), band(24, None, 50, 0)]})
    decision = decided(leg, when=STARTS - 2 * HOUR)
    assert (decision.band, split_of(decision.eligible)) == (rule, split)


@pytest.mark.parametrize(
    ("before", "rule"), [(24 * HOUR, "24..72 h"), (24 * HOUR - MICROSECOND, "rebooked")]
)
def test_a_rebooked_slot_counts_in_the_lowest_band_only(before: timedelta, rule: str) -> None:
    assert decided(_rebooked(80000, {}), when=STARTS - before).band == rule


def test_a_rebooked_slot_counts_for_a_buyer_who_did_not_show_up() -> None:
    leg = {**_rebooked(80000, {}), "no_show": "buyer"}
    assert decided(leg, when=STARTS - 100 * HOUR).band == "rebooked"


def test_a_rebooked_slot_that_cost_nothing_gives_nothing() -> None:
    leg = {**_rebooked(80000, {}), "subtotal_cents": 0}
    assert split_of(decided(leg, when=STARTS).eligible) == NOTHING


def test_a_policy_without_full_refund_puts_the_provider_in_the_bands_too() -> None:
    leg = leg_json(policy={"provider_cancel_full_refund": False})
    cancellation = cancelled("provider", "2026-12-04T17:00:00Z")
    decision = decided(leg, when=STARTS, cancellation=cancellation)
    assert (decision.band, split_of(decision.eligible)) == ("24..72 h", HALF_FEE_BACK)


def _rebooked(cents: int, policy: Json) -> Json:
    rebooking = {"at": "2026-12-05T17:00:00Z", "subtotal_cents": cents}
    return leg_json(rebooking=rebooking, policy=policy)
