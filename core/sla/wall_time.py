"""How a zone's wall clock runs against UTC, change by change (reliability.md 30)."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from attrs import frozen

_SECOND = timedelta(seconds=1)


@frozen(kw_only=True)
class Stretch:
    """Time between two UTC instants over which the wall clock is UTC plus one same offset."""

    starts: datetime
    ends: datetime
    offset: timedelta

    def dates(self) -> Iterator[date]:
        """The local dates that the stretch touches, in order."""
        day = (self.starts + self.offset).date()
        last = (self.ends + self.offset - timedelta.resolution).date()
        while day <= last:
            yield day
            day += timedelta(days=1)

    def clip(self, day: date, *, opens: timedelta, closes: timedelta) -> tuple[datetime, datetime]:
        """The part of the stretch in which the wall clock reads `opens` to `closes` on `day`.

        UTC instants, the second not after the first when there is no such part.
        """
        midnight = datetime.combine(day, time.min, UTC) - self.offset
        return max(self.starts, midnight + opens), min(self.ends, midnight + closes)


def stretches(day: date, zone: ZoneInfo) -> Iterator[Stretch]:
    """The UTC day `day`, cut where the zone changes its offset."""
    starts = datetime.combine(day, time.min, UTC)
    midnight = starts + timedelta(days=1)
    while starts < midnight:
        ends = _next_change(starts, midnight, zone)
        yield Stretch(starts=starts, ends=ends, offset=_offset(starts, zone))
        starts = ends


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta:
    return instant.astimezone(zone).replace(tzinfo=UTC) - instant


def _next_change(starts: datetime, ends: datetime, zone: ZoneInfo) -> datetime:
    """The first instant with another offset than at `starts`, or `ends` if there is none.

    Zones change on a whole second, and none changes twice within one day.
    """
    offset = _offset(starts, zone)
    if _offset(ends - _SECOND, zone) == offset:
        return ends
    same, other = 0, (ends - starts) // _SECOND - 1
    while other - same > 1:
        middle = (same + other) // 2
        if _offset(starts + middle * _SECOND, zone) == offset:
            same = middle
        else:
            other = middle
    return starts + other * _SECOND
