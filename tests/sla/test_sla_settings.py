"""Calendars, shifts and targets that cannot be used are refused where they are written."""

import tomllib
from datetime import date, timedelta

import pytest

from core.sla.business_hours import BusinessHours
from core.sla.calendar import ALWAYS
from core.sla.calendar_table import read_calendar
from core.sla.clock_name import ClockName
from core.sla.config_error import (
    EmptyCalendarError,
    OverlappingShiftsError,
    SlaConfigError,
    UnknownZoneError,
)
from core.sla.shift import Shift
from core.sla.targets import SlaPolicy, SlaTargets, Target
from tests.sla.instants import office

OFFICE = """
zone = "Europe/Berlin"
holidays = ["2026-01-01", 2026-12-25]
[shifts]
monday = ["13:00-17:00", "09:00-12:00"]
sunday = ["18:00-24:00"]
"""


def test_a_calendar_is_read_from_its_table() -> None:
    calendar = read_calendar(tomllib.loads(OFFICE), path="calendars.office")
    assert calendar == BusinessHours(
        zone="Europe/Berlin",
        shifts=(
            Shift.read(0, "09:00-12:00"),
            Shift.read(0, "13:00-17:00"),
            Shift.read(6, "18:00-24:00"),
        ),
        holidays=frozenset({date(2026, 1, 1), date(2026, 12, 25)}),
    )
    assert calendar.weekly_open == timedelta(hours=13)


ZONE = 'zone = "UTC"\n'
MONDAY = 'shifts.monday = ["09:00-17:00"]\n'
REFUSED = [
    (MONDAY, SlaConfigError, "office.zone", "name the time zone"),
    (MONDAY + 'zone = "Mars/Base"', UnknownZoneError, "office.zone", "no IANA time zone"),
    (MONDAY + 'zone = "Europe"', UnknownZoneError, "office.zone", "no IANA time zone"),
    (MONDAY + 'zone = "../UTC"', UnknownZoneError, "office.zone", "no IANA time zone"),
    (MONDAY + 'zone = ""', UnknownZoneError, "office.zone", "no IANA time zone"),
    (ZONE, EmptyCalendarError, "office.shifts", "never opens"),
    (ZONE + "shifts.monday = []", EmptyCalendarError, "office.shifts", "never opens"),
    (ZONE + "shifts = 3", SlaConfigError, "office.shifts", "list the shifts"),
    (ZONE + "shifts.mon = []", SlaConfigError, "office.shifts.mon", "is no weekday"),
    (ZONE + 'shifts.monday = "9-5"', SlaConfigError, "office.shifts.monday", "write a list"),
    (ZONE + 'shifts.friday = ["9-5"]', SlaConfigError, "office.shifts.friday", "write it as"),
    (ZONE + 'shifts.friday = ["17:00-17:00"]', SlaConfigError, "office.shifts.friday", "before"),
    (ZONE + 'shifts.friday = ["22:00-06:00"]', SlaConfigError, "office.shifts.friday", "night"),
    (ZONE + 'shifts.friday = ["23:00-24:01"]', SlaConfigError, "office.shifts.friday", "24:00"),
    (
        ZONE + 'shifts.tuesday = ["09:00-12:00", "11:59-17:00"]',
        OverlappingShiftsError,
        "office.shifts.tuesday",
        "overlap",
    ),
    (ZONE + MONDAY + 'holidays = "x"', SlaConfigError, "office.holidays", "list of dates"),
    (ZONE + MONDAY + 'holidays = ["x"]', SlaConfigError, "office.holidays[0]", "is no date"),
    (ZONE + MONDAY + "holiday = []", SlaConfigError, "office.holiday", "holidays"),
]


@pytest.mark.parametrize(("table", "error", "path", "problem"), REFUSED)
def test_a_calendar_that_cannot_be_used_is_refused_with_its_path(
    table: str, error: type[SlaConfigError], path: str, problem: str
) -> None:
    with pytest.raises(error, match=problem) as refused:
        read_calendar(tomllib.loads(table), path="office")
    assert type(refused.value) is error
    assert refused.value.path == path
    assert str(refused.value).startswith(path + ": ")


def test_shifts_that_touch_do_not_overlap() -> None:
    calendar = office("UTC", "09:00-12:00", "12:00-17:00")
    assert calendar.weekly_open == timedelta(hours=40)


def test_a_weekday_outside_the_week_is_refused() -> None:
    with pytest.raises(SlaConfigError, match="weekday 7"):
        Shift(weekday=7, opens=timedelta(), closes=timedelta(hours=1))


HOURS = timedelta(hours=1)
DEFAULTS = [
    (1, 0.5 * HOURS, 24 * HOURS),
    (2, 4 * HOURS, 48 * HOURS),
    (3, 8 * HOURS, 72 * HOURS),
    (4, 24 * HOURS, 120 * HOURS),
    (5, 48 * HOURS, 240 * HOURS),
]


@pytest.mark.parametrize(("priority", "first_response", "resolution"), DEFAULTS)
def test_each_priority_is_promised_its_default_around_the_clock(
    priority: int, first_response: timedelta, resolution: timedelta
) -> None:
    sla = SlaPolicy()
    assert sla.target(ClockName.FIRST_RESPONSE, priority) == first_response
    assert sla.target(ClockName.RESOLUTION, priority) == resolution
    assert sla.calendar(priority) is ALWAYS


def test_a_policy_gives_calendars_to_the_priorities_it_names() -> None:
    calendar = office("UTC", "09:00-17:00")
    sla = SlaPolicy.of(SlaTargets(), {4: calendar})
    assert [sla.calendar(priority) for priority in range(1, 6)] == [
        ALWAYS,
        ALWAYS,
        ALWAYS,
        calendar,
        ALWAYS,
    ]


@pytest.mark.parametrize("priority", [0, 6, -1])
def test_a_priority_outside_one_to_five_is_refused(priority: int) -> None:
    with pytest.raises(ValueError, match="not one of 1 to 5"):
        SlaPolicy().calendar(priority)
    with pytest.raises(ValueError, match="not one of 1 to 5"):
        SlaPolicy().target(ClockName.RESOLUTION, priority)
    with pytest.raises(ValueError, match="not one of 1 to 5"):
        SlaPolicy.of(SlaTargets(), {priority: ALWAYS})


def test_a_target_of_nothing_is_refused() -> None:
    with pytest.raises(SlaConfigError, match="above zero") as refused:
        SlaPolicy(SlaTargets(p2=Target.hours(0, 4)))
    assert refused.value.path == "targets.p2.first_response"


def test_a_target_that_a_year_of_the_calendar_cannot_hold_is_refused() -> None:
    hour_a_week = office("UTC", "09:00-10:00", days=range(1))
    fits = SlaTargets(p5=Target.hours(48, 52))
    assert SlaPolicy.of(fits, {5: hour_a_week}).calendar(5) == hour_a_week
    with pytest.raises(SlaConfigError, match="less open time") as refused:
        SlaPolicy.of(SlaTargets(p5=Target.hours(48, 52.5)), {5: hour_a_week})
    assert refused.value.path == "targets.p5.resolution"
