"""Somebody else acts in the very moment between two steps of a command."""

from collections.abc import Callable
from enum import StrEnum

from attrs import define


class Moment(StrEnum):
    BEFORE_COMMIT = "before_commit"
    AFTER_COMMIT = "after_commit"
    BEFORE_CALL = "before_call"
    AFTER_CALL = "after_call"


@define
class Interruptions:
    """At most one waits: at the moment it waits for, after `left` others, it happens once."""

    _moment: Moment | None = None
    _left: int = 0
    _act: Callable[[], object] | None = None
    happened: int = 0

    def arm(self, moment: Moment, left: int, act: Callable[[], object]) -> None:
        self._moment, self._left, self._act = moment, left, act

    def disarm(self) -> None:
        self._moment = self._act = None

    def now(self, moment: Moment) -> None:
        """This moment has come; an interruption is not interrupted."""
        if moment is not self._moment or self._act is None:
            return
        if self._left:
            self._left -= 1
            return
        act = self._act
        self.disarm()
        self.happen(act)

    def happen(self, act: Callable[[], object]) -> None:
        try:
            act()
        finally:
            # After it, for what was read meanwhile was read by somebody else.
            self.happened += 1
