"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

from attrs import define

THE_DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)


@define
class StandingClock:
    _now: datetime = THE_DAY

    def now(self) -> datetime:
        return self._now

    def advance(self, by: timedelta) -> None:
        self._now += by
