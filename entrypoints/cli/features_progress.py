"""How far a check is, for somebody who watches."""

import sys
import time

from attrs import define, field

BAR = 24
SECONDS_BETWEEN = 0.1
_BACK_AND_CLEAR = "\r\033[K"


@define
class Watching:
    """A line on standard error that is written over and over, and gone at the end.

    Only on a terminal.
    """

    _live: bool = field(init=False)
    _shown_at: float = field(default=0.0, init=False)

    @_live.default
    def _is_watched(self) -> bool:
        return sys.stderr.isatty()

    def __call__(self, done: int, of: int, failed: int) -> None:
        if not self._live:
            return
        now = time.monotonic()
        if done == of:
            print(_BACK_AND_CLEAR, end="", file=sys.stderr, flush=True)
        elif now - self._shown_at >= SECONDS_BETWEEN:
            self._shown_at = now
            bar = f"[{'#' * (done * BAR // of):.<{BAR}}]"
            line = f"{_BACK_AND_CLEAR}{bar} {done} of {of} scenarios, {failed} failed"
            print(line, end="", file=sys.stderr, flush=True)
