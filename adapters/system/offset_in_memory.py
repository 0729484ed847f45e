"""How far a clock was moved, for the life of the process."""

from datetime import timedelta
from threading import Lock

from attrs import define, field


@define(eq=False)
class OffsetInMemory:
    """Grows by whatever any thread adds."""

    _moved: timedelta = field(default=timedelta(), init=False)
    _adding: Lock = field(factory=Lock, init=False)

    def read(self) -> timedelta:
        return self._moved

    def add(self, by: timedelta) -> None:
        with self._adding:
            self._moved += by
