"""The calendar that never closes."""

from datetime import datetime, timedelta

from attrs import frozen

from core.instants import as_utc


@frozen
class AlwaysOpen:
    """24x7: business time is elapsed time (domain.md, *SLA clocks*: the default)."""

    @property
    def weekly_open(self) -> timedelta:
        """Open time of an ordinary week."""
        return timedelta(weeks=1)

    def business_between(self, start: datetime, end: datetime) -> timedelta:
        """Elapsed time. Raises ValueError for naive instants or an end before the start."""
        if as_utc(end) < as_utc(start):
            raise ValueError("business time runs forward: the end is before the start")
        return as_utc(end) - as_utc(start)

    def due_after(self, start: datetime, amount: timedelta) -> datetime:
        """`start` plus `amount`, UTC. Raises ValueError for a naive start or negative amount."""
        if amount < timedelta():
            raise ValueError("a deadline lies ahead: the amount is negative")
        return as_utc(start) + amount

    def overdue_since(self, now: datetime, overdue: timedelta, *, not_before: datetime) -> datetime:
        """The instant `overdue` before `now`, UTC, but none before `not_before`."""
        return max(as_utc(now) - overdue, as_utc(not_before))


ALWAYS = AlwaysOpen()
