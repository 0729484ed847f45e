"""Stop between two pieces of work, never within one."""

import signal
import time
from contextlib import suppress
from types import FrameType

from attrs import define, field

from entrypoints.cli.stopping import SIGNALS, StopAsked


@define
class Pauses:
    """From `heed_signals` on, SIGINT and SIGTERM wait for the next `rest`."""

    asked_to_stop: bool = field(default=False, init=False)
    _resting: bool = field(default=False, init=False)

    def heed_signals(self) -> None:
        for number in SIGNALS:
            signal.signal(number, self._ask)

    def rest(self, seconds: float) -> bool:
        """Wait, and tell whether to go on; a signal ends the wait at once."""
        with suppress(StopAsked):
            self._resting = True
            if not self.asked_to_stop:
                time.sleep(seconds)
        self._resting = False
        return not self.asked_to_stop

    def _ask(self, _number: int, _frame: FrameType | None) -> None:
        self.asked_to_stop = True
        if self._resting:
            self._resting = False
            raise StopAsked
