"""Deadlines across clock changes are right to the second (reliability.md 30)."""

from zoneinfo import ZoneInfo

import pytest

from core.sla.wall_time import stretches
from tests.sla.instants import HOUR, local, office, span, utc

WEEK = range(7)

MEASURED = [
    # zone, shift, local from, local to, real open time
    ("Europe/Berlin", "09:00-17:00", "2026-03-28T16:00", "2026-03-29T10:00", "02:00:00"),
    ("Europe/Berlin", "00:00-08:00", "2026-03-29T00:00", "2026-03-29T12:00", "07:00:00"),
    ("Europe/Berlin", "00:00-08:00", "2026-10-25T00:00", "2026-10-25T12:00", "09:00:00"),
    ("Europe/Berlin", "00:00-24:00", "2026-03-29T00:00", "2026-03-30T00:00", "23:00:00"),
    ("Europe/Berlin", "00:00-24:00", "2026-10-25T00:00", "2026-10-26T00:00", "25:00:00"),
    ("Europe/Berlin", "02:00-03:00", "2026-03-28T12:00", "2026-03-30T12:00", "01:00:00"),
    ("Europe/Berlin", "02:15-02:45", "2026-10-25T00:00", "2026-10-25T12:00", "01:00:00"),
    ("Europe/Berlin", "01:30-02:30", "2026-03-29T00:00", "2026-03-29T12:00", "00:30:00"),
    ("Europe/Berlin", "02:30-03:30", "2026-10-25T00:00", "2026-10-25T12:00", "01:30:00"),
    ("America/New_York", "00:00-06:00", "2026-03-08T00:00", "2026-03-08T12:00", "05:00:00"),
    ("America/New_York", "00:00-06:00", "2026-11-01T00:00", "2026-11-01T12:00", "07:00:00"),
    ("America/St_Johns", "22:00-24:00", "2010-11-06T12:00", "2010-11-07T12:00", "02:59:00"),
    ("America/St_Johns", "00:00-01:00", "2010-11-07T00:00", "2010-11-07T12:00", "01:01:00"),
    ("America/Sao_Paulo", "00:00-02:00", "2018-11-03T12:00", "2018-11-04T12:00", "01:00:00"),
    ("Australia/Lord_Howe", "01:00-03:00", "2026-10-04T00:00", "2026-10-04T12:00", "01:30:00"),
    ("Pacific/Apia", "09:00-17:00", "2011-12-29T17:00", "2011-12-31T17:00", "08:00:00"),
    ("Asia/Kolkata", "00:00-24:00", "2026-03-29T00:00", "2026-03-30T00:00", "24:00:00"),
]


@pytest.mark.parametrize(("zone", "shift", "start", "end", "expected"), MEASURED)
def test_a_changed_day_counts_the_seconds_that_really_passed(
    zone: str, shift: str, start: str, end: str, expected: str
) -> None:
    calendar = office(zone, shift, days=WEEK)
    assert calendar.business_between(local(start, zone), local(end, zone)) == span(expected)


DUE = [
    # zone, shift, local from, amount, due in UTC
    ("Europe/Berlin", "09:00-17:00", "2026-03-28T16:00", "01:00:01", "2026-03-29 07:00:01"),
    ("Europe/Berlin", "09:00-17:00", "2026-10-24T16:00", "01:00:01", "2026-10-25 08:00:01"),
    ("Europe/Berlin", "00:00-24:00", "2026-03-28T02:30", "24:00:00", "2026-03-29 01:30:00"),
    ("Europe/Berlin", "00:00-24:00", "2026-10-24T02:30", "24:00:00", "2026-10-25 00:30:00"),
    ("Europe/Berlin", "00:00-04:00", "2026-03-29T01:59:59", "00:00:02", "2026-03-29 01:00:01"),
    ("America/New_York", "08:00-16:00", "2026-03-07T15:00", "02:00:00", "2026-03-08 13:00:00"),
    ("America/New_York", "08:00-16:00", "2026-10-31T15:00", "02:00:00", "2026-11-01 14:00:00"),
    ("America/New_York", "01:00-02:00", "2026-11-01T00:00", "01:59:59", "2026-11-01 06:59:59"),
]


@pytest.mark.parametrize(("zone", "shift", "start", "amount", "expected"), DUE)
def test_a_deadline_across_a_clock_change_is_right_to_the_second(
    zone: str, shift: str, start: str, amount: str, expected: str
) -> None:
    calendar = office(zone, shift, days=WEEK)
    assert calendar.due_after(local(start, zone), span(amount)) == utc(expected)


def test_both_readings_of_a_repeated_hour_are_open() -> None:
    calendar = office("Europe/Berlin", "02:00-03:00", days=WEEK)
    first = local("2026-10-25T02:30", "Europe/Berlin")
    second = local("2026-10-25T02:30", "Europe/Berlin", fold=1)
    assert second - first == HOUR
    assert calendar.business_between(first, second) == HOUR


def test_a_holiday_that_starts_with_a_repeated_hour_closes_both_readings() -> None:
    calendar = office("Europe/Berlin", "00:00-24:00", days=WEEK, holidays=("2026-10-25",))
    start = local("2026-10-24T23:00", "Europe/Berlin")
    assert calendar.due_after(start, 2 * HOUR) == local("2026-10-26T01:00", "Europe/Berlin")


def test_a_day_is_cut_on_the_very_second_of_the_change() -> None:
    day = utc("2026-03-29 00:00").date()
    before, after = stretches(day, ZoneInfo("Europe/Berlin"))
    assert before.ends == after.starts == utc("2026-03-29 01:00")
    assert (before.offset, after.offset) == (HOUR, 2 * HOUR)
