"""The hours in which people are left in peace (policies.toml, `notifications.quiet_hours`)."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from attrs import frozen

from core.instants import as_utc
from core.notifications.terms_error import NotificationTermsError
from core.sla.shift import MIDNIGHT, WHOLE_DAY
from core.sla.wall_time import stretches

Span = tuple[timedelta, timedelta]


@frozen(kw_only=True)
class QuietHours:
    """Quiet while the wall clock of `zone` reads `begins` or later and is before `ends`.

    Both count from 00:00; where `ends` is the earlier of the two they run over midnight. A local
    hour that comes twice is quiet twice and one that is skipped not at all, as opening hours are
    (core.sla.business_hours). Raises NotificationTermsError.
    """

    zone: str
    begins: timedelta
    ends: timedelta

    def __attrs_post_init__(self) -> None:
        try:
            ZoneInfo(self.zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as cause:
            problem = f"{self.zone!r} is no IANA time zone; use a name such as Europe/Berlin"
            raise NotificationTermsError("zone", problem) from cause
        for path, time in (("from", self.begins), ("to", self.ends)):
            if not MIDNIGHT <= time < WHOLE_DAY:
                raise NotificationTermsError(path, "write a time of the day, 00:00 to 23:59")
        if self.begins == self.ends:
            problem = "quiet hours end at another time than they begin; without any, leave them out"
            raise NotificationTermsError("to", problem)

    def end_after(self, when: datetime) -> datetime:
        """`when` itself (UTC) where it is not quiet, else the first instant that is not."""
        start = now = as_utc(when)
        for days in range(3):
            for begins, ends in self._on(start.date() + timedelta(days=days)):
                if begins <= now < ends:
                    now = ends
        return now

    def _on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The quiet parts of a UTC day, in order."""
        for stretch in stretches(day, ZoneInfo(self.zone)):
            for local_day in stretch.dates():
                for opens, closes in self._spans:
                    begins, ends = stretch.clip(local_day, opens=opens, closes=closes)
                    if begins < ends:
                        yield begins, ends

    @property
    def _spans(self) -> tuple[Span, ...]:
        """What is quiet of a local day."""
        if self.begins < self.ends:
            return ((self.begins, self.ends),)
        early, late = (MIDNIGHT, self.ends), (self.begins, WHOLE_DAY)
        return (early, late) if self.ends else (late,)
