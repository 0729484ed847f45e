"""When content comes back after a counter-notice (domain.md, *DMCA*; 17 U.S.C. 512(g)(2)(C))."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import frozen

from core.dmca.terms import DmcaTerms
from core.instants import as_utc
from core.sla.business_hours import HORIZON_DAYS, BusinessHours
from core.sla.never_due_error import NeverDueError

DAY = timedelta(days=1)


@frozen(kw_only=True)
class RestoreWindow:
    """UTC. The first instant at which content may be restored, and the first that is too late."""

    not_before: datetime
    not_after: datetime

    def is_early(self, when: datetime) -> bool:
        return when < self.not_before

    def is_late(self, when: datetime) -> bool:
        return when >= self.not_after


def window_after(received: datetime, terms: DmcaTerms) -> RestoreWindow:
    """The window of a counter-notice that was received at that instant.

    Days are those of the calendar's zone. The first business day is the first one after the
    local day of receipt, whatever hour and kind of day that was. Not before the 10th has ended;
    not after the 14th has. Raises NeverDueError where the calendar runs out of days.
    """
    return RestoreWindow(
        not_before=end_of_business_day(terms.restore_after_days, received, terms.calendar),
        not_after=end_of_business_day(terms.restore_within_days, received, terms.calendar),
    )


def end_of_business_day(count: int, received: datetime, calendar: BusinessHours) -> datetime:
    """The instant (UTC) at which the `count`th business day after that of `received` is over."""
    zone = ZoneInfo(calendar.zone)
    weekdays = {shift.weekday for shift in calendar.shifts}
    first = as_utc(received).astimezone(zone).date() + DAY
    left = count
    for days in range(HORIZON_DAYS):
        day = first + days * DAY
        left -= day.weekday() in weekdays and day not in calendar.holidays
        if left == 0:
            return _start_of(day + DAY, zone)
    raise NeverDueError(received, count * DAY)


def _start_of(day: date, zone: ZoneInfo) -> datetime:
    """Where no clock shows midnight that day, the instant at which the clocks skip it."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)
