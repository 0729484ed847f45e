"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

from attrs import define

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


@define
class MovableClock:
    now: datetime = NOON

    def __call__(self) -> datetime:
        return self.now

    def move(self, by: timedelta) -> None:
        self.now += by
