"""Identifiers that sort by the time they were made (domain.md, *Identifiers*)."""

from datetime import UTC, datetime, timedelta
from threading import Lock

from attrs import define, field
from ulid import ULID

from ports.clock import Clock
from ports.id_generator import Prefix

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MILLISECOND = timedelta(milliseconds=1)


@define(eq=False)
class UlidIds:
    """ports/id_generator.py: the prefix and a ULID of the clock's time.

    Each ULID is above the last this generator made, in any thread, also while the clock
    stands still or goes back.
    """

    _clock: Clock
    _last: ULID = field(factory=lambda: ULID.from_int(0), init=False)
    _making: Lock = field(factory=Lock, init=False)

    def new(self, prefix: Prefix) -> str:
        return f"{prefix}{self._next()}"

    def _next(self) -> ULID:
        with self._making:
            made = ULID.from_timestamp((self._clock.now() - EPOCH) // MILLISECOND)
            self._last = made if made > self._last else ULID.from_int(int(self._last) + 1)
            return self._last
