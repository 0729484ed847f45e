"""A clock that a demo can move forward, so that ten days pass in an instant."""

from datetime import datetime, timedelta
from pathlib import Path

from attrs import field, frozen

from adapters.system.offset_file import OffsetFile
from adapters.system.offset_in_memory import OffsetInMemory
from ports.clock import Clock


@frozen(eq=False)
class MovableClock:
    """ports/clock.py: another clock plus everything it was advanced by, which only grows.

    Made with `at`, what it was advanced by is kept in that file: every clock on the file, of
    whatever process, tells the same time and still does after a restart.
    """

    _clock: Clock
    _offset: OffsetFile | OffsetInMemory = field(factory=OffsetInMemory)

    @classmethod
    def at(cls, path: Path, clock: Clock) -> "MovableClock":
        """A clock whose offset is kept in the file `path`, which need not exist yet."""
        return cls(clock, OffsetFile(path))

    def now(self) -> datetime:
        return self._clock.now() + self._offset.read()

    def advance(self, by: timedelta) -> datetime:
        """Move forward and tell the new time.

        Raises ValueError unless `by` is above zero and the new time is one a calendar has.
        """
        if by <= timedelta():
            raise ValueError("the clock only moves forward: advance it by more than nothing")
        try:
            self._clock.now() + self._offset.read() + by
        except OverflowError as cause:
            raise ValueError("no calendar reaches that far") from cause
        self._offset.add(by)
        return self.now()
