"""Opening hours: weekly shifts in one time zone, less holidays."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import field, frozen

from core.instants import as_utc
from core.sla.config_error import EmptyCalendarError, OverlappingShiftsError, UnknownZoneError
from core.sla.never_due_error import NeverDueError
from core.sla.shift import Shift
from core.sla.wall_time import stretches

# Ten years: a policy's targets fit in one year of weeks, the rest is room for holidays.
HORIZON_DAYS = 3660
_DAY = timedelta(days=1)
_NONE = timedelta()


def _in_order(shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
    return tuple(sorted(shifts, key=lambda shift: (shift.weekday, shift.opens)))


@frozen(kw_only=True)
class BusinessHours:
    """Open whenever the wall clock of `zone` is inside a shift on a day that is no holiday.

    That makes a repeated local hour count twice and a skipped one not at all: what counts is
    the time that really passes. Raises UnknownZoneError, EmptyCalendarError or
    OverlappingShiftsError.
    """

    zone: str
    shifts: tuple[Shift, ...] = field(converter=_in_order)
    holidays: frozenset[date] = frozenset()

    def __attrs_post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
            problem = f"{self.zone!r} is no IANA time zone; use a name such as Europe/Berlin"
            raise UnknownZoneError("zone", problem) from cause
        if not self.shifts:
            raise EmptyCalendarError(
                "shifts", "the calendar never opens; give it at least one shift"
            )
        for shift, following in pairwise(self.shifts):
            if shift.weekday == following.weekday and following.opens < shift.closes:
                raise OverlappingShiftsError(shift.path, "two shifts overlap; merge them into one")

    @property
    def weekly_open(self) -> timedelta:
        """Open time of an ordinary week."""
        return sum((shift.length for shift in self.shifts), _NONE)

    def business_between(self, start: datetime, end: datetime) -> timedelta:
        """Open time between two instants, in seconds that really pass, to the microsecond.

        Raises ValueError for naive instants or an end before the start.
        """
        start, end = as_utc(start), as_utc(end)
        if end < start:
            raise ValueError("business time runs forward: the end is before the start")
        total = _NONE
        for days in range((end.date() - start.date()).days + 1):
            for opens, closes in self._open_on(start.date() + days * _DAY):
                total += max(min(closes, end) - max(opens, start), _NONE)
        return total

    def due_after(self, start: datetime, amount: timedelta) -> datetime:
        """The earliest instant (UTC) with `amount` of open time since `start`.

        Raises ValueError for a naive start or a negative amount, and NeverDueError when holidays
        leave too little open time in the next ten years.
        """
        start, left = as_utc(start), amount
        if amount < _NONE:
            raise ValueError("a deadline lies ahead: the amount is negative")
        if amount == _NONE:
            return start
        for days in range(HORIZON_DAYS):
            for opens, closes in self._open_on(start.date() + days * _DAY):
                counted = max(closes - max(opens, start), _NONE)
                if left <= counted:
                    return max(opens, start) + left
                left -= counted
        raise NeverDueError(start, amount)

    def overdue_since(self, now: datetime, overdue: timedelta, *, not_before: datetime) -> datetime:
        """The earliest instant (UTC) with `overdue` of open time until `now`.

        Never before `not_before`. `overdue` is not negative.
        """
        now, floor, left = as_utc(now), as_utc(not_before), overdue
        for days in range((now.date() - floor.date()).days + 1):
            for opens, closes in reversed(list(self._open_on(now.date() - days * _DAY))):
                counted = max(min(closes, now) - opens, _NONE)
                if left < counted:
                    return max(min(closes, now) - left, floor)
                left -= counted
        return floor

    def _open_on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The open spans of a UTC day, in order."""
        for stretch in stretches(day, ZoneInfo(self.zone)):
            for local_day in stretch.dates():
                for shift in self._shifts_on(local_day):
                    opens, closes = stretch.clip(local_day, opens=shift.opens, closes=shift.closes)
                    if opens < closes:
                        yield opens, closes

    def _shifts_on(self, local_day: date) -> Iterator[Shift]:
        if local_day not in self.holidays:
            weekday = local_day.weekday()
            yield from (shift for shift in self.shifts if shift.weekday == weekday)
