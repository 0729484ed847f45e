"""How many orders are checked, for somebody who watches."""

import sys
import time

from attrs import define, field

SECONDS_BETWEEN = 0.1
_BACK_AND_CLEAR = "\r\033[K"


@define
class Progress:
    """A line on standard error that is written over and over, and gone at the end.

    Only on a terminal.
    """

    _live: bool = field(init=False)
    _shown_at: float = field(default=0.0, init=False)

    @_live.default
    def _is_watched(self) -> bool:
        return sys.stderr.isatty()

    def show(self, done: int, what: str) -> None:
        """Tell how far it is, but not so often that telling takes time."""
        now = time.monotonic()
        if self._live and now - self._shown_at >= SECONDS_BETWEEN:
            self._shown_at = now
            _write(f"{_BACK_AND_CLEAR}{done:,} {what}")

    def close(self) -> None:
        if self._live:
            _write(_BACK_AND_CLEAR)


def _write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
