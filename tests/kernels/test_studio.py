"""Rented studios: the effective start, begun half hours, cleaning and add-ons."""

from datetime import timedelta
from typing import Any

import pytest

from tests.kernels.cases import (
    EVERYTHING,
    HALF_FEE_KEPT,
    NOTHING,
    STARTS,
    decided,
    split_of,
)
from tests.orders.worked_example import Json, leg_json

HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
MICROSECOND = timedelta(microseconds=1)


def studio(*, used: int | None = None, **terms: Any) -> Json:
    """A studio at 200.00 an hour for 4 h with cleaning at 50.00 and add-ons of 150.00."""
    usage = None if used is None else {"booked_minutes": 240, "used_minutes": used}
    priced = {
        "hourly_cents": 20000,
        "booked_hours": "4.0",
        "min_hours": "2.0",
        "cleaning_fee_cents": 5000,
        "cleaning_waived": False,
        "buffer_before_min": 30,
        "buffer_after_min": 30,
        **terms,
    }
    return leg_json("studio", studio=priced, usage=usage)


@pytest.mark.parametrize(
    ("before", "buffer", "rule", "split"),
    [
        (72 * HOUR + 30 * MINUTE, 30, ">= 72 h", EVERYTHING),
        (72 * HOUR + 30 * MINUTE - MICROSECOND, 30, "24..72 h", HALF_FEE_KEPT),
        (72 * HOUR, 30, "24..72 h", HALF_FEE_KEPT),
        (72 * HOUR, 0, ">= 72 h", EVERYTHING),
        (24 * HOUR + 30 * MINUTE, 30, "24..72 h", HALF_FEE_KEPT),
        (24 * HOUR + 30 * MINUTE - MICROSECOND, 30, "< 24 h", NOTHING),
        (30 * MINUTE, 30, "< 24 h", NOTHING),
        (29 * MINUTE, 30, "< 24 h", NOTHING),
        (-HOUR, 30, "< 24 h", NOTHING),
        (100 * HOUR, 2**31 - 1, "< 24 h", NOTHING),
    ],
)
def test_the_clock_runs_to_the_start_less_the_buffer(
    before: timedelta, buffer: int, rule: str, split: tuple[int, ...]
) -> None:
    decision = decided(studio(buffer_before_min=buffer), when=STARTS - before)
    assert (decision.band, split_of(decision.eligible)) == (rule, split)


def test_without_studio_terms_there_is_no_buffer_and_hours_have_no_price() -> None:
    leg = leg_json("studio", usage={"booked_minutes": 240, "used_minutes": 0})
    decision = decided(leg, when=STARTS - 72 * HOUR, reason="partial_completion")
    assert (decision.band, split_of(decision.eligible)) == (">= 72 h", EVERYTHING)


def test_a_buyer_who_did_not_show_up_is_in_the_lowest_band() -> None:
    leg = {**studio(), "no_show": "buyer"}
    assert decided(leg, when=STARTS - 100 * HOUR).band == "< 24 h"


@pytest.mark.parametrize(
    ("used", "subtotal"),
    [
        (0, 40000),
        (90, 40000),
        (120, 40000),
        (121, 30000),
        (150, 30000),
        (151, 20000),
        (210, 10000),
        (211, 0),
        (239, 0),
    ],
)
def test_begun_half_hours_and_the_least_hours_are_billed(used: int, subtotal: int) -> None:
    decision = decided(studio(used=used), when=STARTS, reason="partial_completion")
    assert decision.band == "partial_completion"
    assert decision.eligible.subtotal_cents == subtotal


def test_tax_and_fees_follow_the_refunded_subtotal_and_add_ons_stay() -> None:
    decision = decided(studio(used=150), when=STARTS, reason="partial_completion")
    assert split_of(decision.eligible) == (30000, 2475, 3000, 248)


def test_the_cleaning_fee_comes_back_only_when_waived() -> None:
    leg = studio(used=150, cleaning_waived=True)
    decision = decided(leg, when=STARTS, reason="partial_completion")
    assert split_of(decision.eligible) == (35000, 2888, 3500, 289)


def test_hours_are_exact_decimals_and_rounded_once_in_cents() -> None:
    leg = studio(used=90, hourly_cents=3333, booked_hours="3.25", min_hours="0")
    decision = decided(leg, when=STARTS, reason="partial_completion")
    assert decision.eligible.subtotal_cents == 5833  # 1.75 h x 3333 = 5832.75


def test_least_hours_beyond_the_booked_ones_give_nothing_back() -> None:
    leg = studio(used=60, min_hours="9")
    decision = decided(leg, when=STARTS, reason="partial_completion")
    assert split_of(decision.eligible) == NOTHING


@pytest.mark.parametrize(("used", "reason"), [(240, "partial_completion"), (90, "quality")])
def test_without_unused_time_or_its_reason_the_band_rules(used: int, reason: str) -> None:
    assert decided(studio(used=used), when=STARTS, reason=reason).band == "< 24 h"


def test_a_rebooking_counts_for_talent_only() -> None:
    leg = {**studio(), "rebooking": {"at": "2026-12-05T17:00:00Z", "subtotal_cents": 80000}}
    assert split_of(decided(leg, when=STARTS).eligible) == NOTHING
