"""Calendars, policies and timelines for the properties of the clocks."""

from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from core.sla.business_hours import BusinessHours
from core.sla.calendar import ALWAYS, Calendar
from core.sla.shift import Shift
from core.sla.targets import SlaPolicy, SlaTargets
from tests.sla.timeline import Entry, breached, message, moved, opened, reprioritised

ZONES = ("Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "UTC")
QUARTERS_A_DAY = 96
# Both clock changes of 2026 lie well inside.
instants = st.datetimes(
    datetime(2026, 2, 20),  # noqa: DTZ001
    datetime(2026, 11, 20),  # noqa: DTZ001
    timezones=st.just(UTC),
)
amounts = st.timedeltas(timedelta.resolution, timedelta(hours=60))
gaps = st.timedeltas(timedelta(), timedelta(days=4))
priorities = st.integers(1, 5)


@st.composite
def shifts_of(draw: st.DrawFn, weekday: int) -> tuple[Shift, ...]:
    """One or two shifts on a weekday, on quarters of an hour."""
    marks = st.lists(st.integers(0, QUARTERS_A_DAY), unique=True, min_size=4, max_size=4).map(
        sorted
    )
    first, second, third, fourth = (timedelta(minutes=15 * mark) for mark in draw(marks))
    spans = draw(st.sampled_from([((first, fourth),), ((first, second), (third, fourth))]))
    return tuple(Shift(weekday=weekday, opens=a, closes=b) for a, b in spans)


@st.composite
def business_hours(draw: st.DrawFn) -> BusinessHours:
    """Opening hours on at least four days of the week, with a few holidays."""
    weekdays = draw(st.sets(st.integers(0, 6), min_size=4))
    return BusinessHours(
        zone=draw(st.sampled_from(ZONES)),
        shifts=tuple(shift for day in weekdays for shift in draw(shifts_of(day))),
        holidays=frozenset(draw(st.lists(instants.map(datetime.date), max_size=6))),
    )


@st.composite
def wide_hours(draw: st.DrawFn) -> BusinessHours:
    """Opening hours long enough for every default target."""
    return BusinessHours(
        zone=draw(st.sampled_from(ZONES)),
        shifts=tuple(Shift.read(day, "08:00-18:00") for day in range(5)),
        holidays=frozenset(draw(st.lists(instants.map(datetime.date), max_size=6))),
    )


calendars: st.SearchStrategy[Calendar] = st.one_of(st.just(ALWAYS), business_hours())
policies = st.tuples(*[st.one_of(st.just(ALWAYS), wide_hours())] * 5).map(
    lambda five: SlaPolicy(SlaTargets(), five)
)

STATUSES = ("TRIAGE", "INVESTIGATING", "AWAITING_USER", "DECISION_PENDING", "RESOLVED", "CLOSED")


@st.composite
def timelines(draw: st.DrawFn) -> tuple[Entry, ...]:
    """A case that opens, and then anything that can happen to it, in order."""
    at, status, priority = draw(instants), "NEW", draw(priorities)
    fixed = draw(st.sampled_from([None, None, "2026-06-01T12:00:00.5Z"]))
    entries = [opened(at, priority, fixed)]
    for kind in draw(st.lists(st.sampled_from("mmspab"), max_size=12)):
        at += draw(gaps)
        after, to = draw(st.sampled_from(STATUSES)), draw(priorities)
        if kind == "m":
            role = draw(st.sampled_from(["agent", "buyer"]))
            entries.append(message(at, role, draw(st.sampled_from(["participants", "staff"]))))
        elif kind == "s":
            entries.append(moved(at, status, after))
            status = after
        elif kind == "b":
            clock = draw(st.sampled_from(["first_response", "resolution"]))
            entries.append(breached(at, clock, max(1, priority - 1)))
            priority = max(1, priority - 1)
        else:
            entries.append(reprioritised(at, priority, to, automatic=kind == "a"))
            priority = to
    return tuple(entries)
