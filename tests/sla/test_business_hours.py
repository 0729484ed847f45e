"""Open time on calendars with split shifts, holidays and zones."""

from datetime import timedelta

import pytest

from core.sla.calendar import ALWAYS, BusinessHours, Calendar
from core.sla.never_due_error import NeverDueError
from tests.sla.instants import HOUR, local, office, span, utc

BERLIN = office("Europe/Berlin", "09:00-12:00", "13:00-17:00", holidays=("2026-05-01",))
NEW_YORK = office("America/New_York", "08:30-17:00", days=range(6), holidays=("2026-07-03",))
KOLKATA = office("Asia/Kolkata", "10:00-13:30", "14:00-19:00", holidays=("2026-01-26",))
LATE = office("Europe/Berlin", "18:00-24:00")
ROUND_THE_CLOCK = office("Europe/Berlin", "00:00-24:00", days=range(7))

MEASURED = [
    (BERLIN, "2026-03-02T09:00", "2026-03-02T17:00", "07:00:00"),
    (BERLIN, "2026-03-02T11:30", "2026-03-02T13:30", "01:00:00"),
    (BERLIN, "2026-03-02T12:00", "2026-03-02T13:00", "00:00:00"),
    (BERLIN, "2026-03-06T16:00", "2026-03-09T10:00", "02:00:00"),
    (BERLIN, "2026-03-07T00:00", "2026-03-09T00:00", "00:00:00"),
    (BERLIN, "2026-04-30T16:59:59.999999", "2026-05-04T09:00:00.000001", "00:00:00.000002"),
    (BERLIN, "2026-05-01T09:00", "2026-05-01T17:00", "00:00:00"),
    (BERLIN, "2026-03-02T00:00", "2026-03-16T00:00", "70:00:00"),
    (NEW_YORK, "2026-07-02T16:00", "2026-07-04T09:30", "02:00:00"),
    (NEW_YORK, "2026-07-04T16:59", "2026-07-06T08:31", "00:02:00"),
    (KOLKATA, "2026-01-23T18:00", "2026-01-27T10:15", "01:15:00"),
    (KOLKATA, "2026-01-27T13:00", "2026-01-27T14:15", "00:45:00"),
    (LATE, "2026-03-02T23:00", "2026-03-03T19:00", "02:00:00"),
    (LATE, "2026-03-06T23:59:59", "2026-03-09T18:00:01", "00:00:02"),
    (ROUND_THE_CLOCK, "2026-03-02T00:00", "2026-03-09T00:00", "168:00:00"),
]


@pytest.mark.parametrize(("calendar", "start", "end", "expected"), MEASURED)
def test_open_time_counts_shifts_on_working_days_alone(
    calendar: BusinessHours, start: str, end: str, expected: str
) -> None:
    zone = calendar.zone
    assert calendar.business_between(local(start, zone), local(end, zone)) == span(expected)


DUE = [
    (BERLIN, "2026-03-02T09:00", "04:00:00", "2026-03-02T14:00"),
    (BERLIN, "2026-03-02T09:00", "03:00:00", "2026-03-02T12:00"),
    (BERLIN, "2026-03-02T12:30", "00:00:01", "2026-03-02T13:00:01"),
    (BERLIN, "2026-03-06T16:30", "00:30:00", "2026-03-06T17:00"),
    (BERLIN, "2026-03-06T16:30", "00:30:00.000001", "2026-03-09T09:00:00.000001"),
    (BERLIN, "2026-04-30T15:00", "08:00:00", "2026-05-04T16:00"),
    (NEW_YORK, "2026-07-02T16:30", "01:00:00", "2026-07-04T09:00"),
    (KOLKATA, "2026-01-24T03:00", "08:30:00", "2026-01-27T19:00"),
    (LATE, "2026-03-02T23:00", "01:00:00", "2026-03-03T00:00"),
    (LATE, "2026-03-06T23:00", "01:30:00", "2026-03-09T18:30"),
    (BERLIN, "2026-03-02T00:00", "240:00:00", "2026-04-17T11:00"),
]


@pytest.mark.parametrize(("calendar", "start", "amount", "expected"), DUE)
def test_a_deadline_falls_when_the_shifts_have_filled_the_target(
    calendar: BusinessHours, start: str, amount: str, expected: str
) -> None:
    due = calendar.due_after(local(start, calendar.zone), span(amount))
    assert due == local(expected, calendar.zone)


OVERDUE = [
    ("2026-03-02T11:00", "01:00:00", "2026-03-02T10:00"),
    ("2026-03-02T13:30", "01:00:00", "2026-03-02T11:30"),
    ("2026-03-02T13:30", "00:30:00", "2026-03-02T12:00"),
    ("2026-03-02T20:00", "00:00:00", "2026-03-02T17:00"),
    ("2026-03-02T10:00", "00:00:00", "2026-03-02T10:00"),
    ("2026-03-09T09:00", "07:00:00", "2026-03-05T17:00"),
    ("2026-03-02T09:30", "300:00:00", "2026-02-27T08:00"),
]


@pytest.mark.parametrize(("now", "overdue", "expected"), OVERDUE)
def test_lateness_is_walked_back_through_the_shifts(now: str, overdue: str, expected: str) -> None:
    floor = local("2026-02-27T08:00", BERLIN.zone)
    since = BERLIN.overdue_since(local(now, BERLIN.zone), span(overdue), not_before=floor)
    assert since == local(expected, BERLIN.zone)


def test_the_open_calendar_counts_elapsed_time() -> None:
    start = utc("2026-03-29 00:30")
    assert ALWAYS.due_after(start, 3 * HOUR) == utc("2026-03-29 03:30")
    assert ALWAYS.business_between(start, utc("2026-03-29 03:30")) == 3 * HOUR
    assert ALWAYS.overdue_since(start, 3 * HOUR, not_before=start - HOUR) == start - HOUR


@pytest.mark.parametrize("calendar", [ALWAYS, BERLIN])
def test_time_that_runs_backwards_is_refused(calendar: Calendar) -> None:
    start = utc("2026-03-02 09:00")
    with pytest.raises(ValueError, match="end is before the start"):
        calendar.business_between(start, start - timedelta.resolution)
    with pytest.raises(ValueError, match="amount is negative"):
        calendar.due_after(start, -timedelta.resolution)


@pytest.mark.parametrize("calendar", [ALWAYS, BERLIN])
def test_a_time_without_a_zone_is_refused(calendar: Calendar) -> None:
    aware = utc("2026-03-02 09:00")
    with pytest.raises(ValueError, match="needs its zone"):
        calendar.business_between(aware.replace(tzinfo=None), aware)
    with pytest.raises(ValueError, match="needs its zone"):
        calendar.due_after(aware.replace(tzinfo=None), HOUR)


def test_nothing_to_wait_for_is_due_at_once_even_when_closed() -> None:
    sunday = utc("2026-03-01 12:00")
    assert BERLIN.due_after(sunday, timedelta()) == sunday


def test_holidays_that_fill_ten_years_end_the_search() -> None:
    mondays = tuple(
        (utc("2026-03-02 00:00") + timedelta(weeks=week)).date().isoformat() for week in range(530)
    )
    closed = office("UTC", "09:00-17:00", days=range(1), holidays=mondays)
    with pytest.raises(NeverDueError) as failure:
        closed.due_after(utc("2026-03-02 00:00"), HOUR)
    assert failure.value.amount == HOUR
    assert failure.value.start == utc("2026-03-02 00:00")
