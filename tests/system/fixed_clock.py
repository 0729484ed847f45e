"""A clock that tells what it is told."""

from datetime import datetime, timedelta

from attrs import define

from tests.builders.instants import NOON


@define
class FixedClock:
    """Stands at `instant` until it is set to another."""

    instant: datetime = NOON

    def now(self) -> datetime:
        return self.instant

    def move(self, by: timedelta) -> None:
        """Forward, or back for a negative `by`."""
        self.instant += by
