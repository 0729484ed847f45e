"""How the SLA tests write times and opening hours."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.instants import as_utc
from core.sla.business_hours import BusinessHours
from core.sla.shift import Shift

HOUR = timedelta(hours=1)
WORKING_WEEK = range(5)


def local(text: str, zone: str, *, fold: int = 0) -> datetime:
    """The UTC instant at which the wall clock of `zone` reads `text`."""
    return as_utc(datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold))


def utc(text: str) -> datetime:
    """The instant a text such as `2026-03-02 09:00` names in UTC."""
    return local(text, "UTC")


def span(text: str) -> timedelta:
    """The length that `HH:MM:SS` names."""
    hours, minutes, seconds = text.split(":")
    return timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))


def office(
    zone: str, *spans: str, days: range = WORKING_WEEK, holidays: tuple[str, ...] = ()
) -> BusinessHours:
    """The same shifts on each of `days`, Monday to Friday unless said otherwise."""
    return BusinessHours(
        zone=zone,
        shifts=tuple(Shift.read(day, text) for day in days for text in spans),
        holidays=frozenset(date.fromisoformat(text) for text in holidays),
    )
