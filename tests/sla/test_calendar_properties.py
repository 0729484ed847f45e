"""What holds of open time on every calendar."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from core.sla.business_hours import BusinessHours
from core.sla.calendar import Calendar
from tests.sla.strategies import amounts, business_hours, calendars, gaps, instants

TICK = timedelta.resolution
MINUTE = timedelta(minutes=1)


@given(calendars, instants, amounts)
def test_the_open_time_until_a_deadline_is_its_target(
    calendar: Calendar, start: datetime, amount: timedelta
) -> None:
    due = calendar.due_after(start, amount)
    assert calendar.business_between(start, due) == amount
    assert calendar.business_between(start, due - TICK) == amount - TICK


@given(calendars, instants, st.tuples(gaps, gaps))
def test_open_time_adds_up_wherever_it_is_split(
    calendar: Calendar, start: datetime, pieces: tuple[timedelta, timedelta]
) -> None:
    middle = start + pieces[0]
    end = middle + pieces[1]
    whole = calendar.business_between(start, end)
    halves = calendar.business_between(start, middle), calendar.business_between(middle, end)
    assert whole == sum(halves, timedelta())
    assert timedelta() <= whole <= end - start


@given(calendars, instants, amounts, amounts)
def test_a_target_served_in_two_parts_is_due_at_the_same_instant(
    calendar: Calendar, start: datetime, first: timedelta, second: timedelta
) -> None:
    halfway = calendar.due_after(start, first)
    assert calendar.due_after(halfway, second) == calendar.due_after(start, first + second)


@given(calendars, instants, amounts, gaps)
def test_a_deadline_is_found_again_from_after_it(
    calendar: Calendar, start: datetime, amount: timedelta, later: timedelta
) -> None:
    due = calendar.due_after(start, amount)
    overdue = calendar.business_between(due, due + later)
    assert calendar.overdue_since(due + later, overdue, not_before=start) == due


@given(business_hours(), instants)
def test_an_instant_is_open_exactly_when_the_wall_clock_is_inside_a_shift(
    calendar: BusinessHours, instant: datetime
) -> None:
    instant = instant.replace(second=0, microsecond=0)
    wall = instant.astimezone(ZoneInfo(calendar.zone))
    since_midnight = timedelta(hours=wall.hour, minutes=wall.minute)
    is_open = wall.date() not in calendar.holidays and any(
        shift.weekday == wall.weekday() and shift.opens <= since_midnight < shift.closes
        for shift in calendar.shifts
    )
    expected = MINUTE if is_open else timedelta()
    assert calendar.business_between(instant, instant + MINUTE) == expected
