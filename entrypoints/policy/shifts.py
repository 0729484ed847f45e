"""Hours of the day, as a policies file writes them."""

from datetime import timedelta

from core.notifications.quiet_hours import QuietHours
from core.sla.shift import Shift

_HOUR = timedelta(hours=1)
_MINUTE = timedelta(minutes=1)


def written_shift(shift: Shift) -> str:
    """`09:00-17:30`."""
    return f"{_time(shift.opens)}-{_time(shift.closes)}"


def written_quiet_hours(quiet: QuietHours) -> str:
    """`22:00-07:00`."""
    return f"{_time(quiet.begins)}-{_time(quiet.ends)}"


def _time(since_midnight: timedelta) -> str:
    hours, rest = divmod(since_midnight, _HOUR)
    return f"{hours:02}:{rest // _MINUTE:02}"
