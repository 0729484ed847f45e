"""The clock of a story: it stands still until the story moves it."""

from datetime import UTC, datetime

from attrs import define

from entrypoints.specifications.unmet import Mistake

# Early enough for any date a specification of this marketplace speaks of.
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


@define(eq=False)
class StoryClock:
    """ports/clock.py, in steps that only go forward."""

    _now: datetime = BEGINNING

    def now(self) -> datetime:
        return self._now

    def wait_until(self, when: datetime) -> None:
        """Raises Mistake for an instant that is gone."""
        if when < self._now:
            raise Mistake(
                f"it is {self._now:%Y-%m-%d at %H:%M:%S} already; time only moves forward"
            )
        self._now = when

    def start_over(self) -> None:
        """Back to where every story begins."""
        self._now = BEGINNING
