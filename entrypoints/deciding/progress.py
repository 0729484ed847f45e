"""How far a stream of decisions is, for somebody who watches."""

import sys
import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from attrs import define, field

BAR = 24
SECONDS_BETWEEN = 0.1
_BACK_AND_CLEAR = "\r\033[K"


@define
class Progress:
    """A line on standard error that is written over and over; the sum stays when it ends.

    Only on a terminal, and only where the decisions themselves do not run over it.
    """

    lines: int = field(default=0, init=False)
    refused: int = field(default=0, init=False)
    _live: bool = field(init=False)
    _shown_at: float = field(default=0.0, init=False)

    @_live.default
    def _is_watched(self) -> bool:
        return sys.stderr.isatty() and not sys.stdout.isatty()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._live:
            _write(f"{self}\n")

    def add(self, lines: int, *, refused: int) -> None:
        """That many lines were answered, `refused` of them with an error."""
        self.lines += lines
        self.refused += refused

    def show(self, share_read: Callable[[], float | None]) -> None:
        """Tell how far it is, but not so often that telling takes time."""
        now = time.monotonic()
        if self._live and now - self._shown_at >= SECONDS_BETWEEN:
            self._shown_at = now
            _write(f"{_bar(share_read())}{self}")

    def __str__(self) -> str:
        return f"{self.lines:,} lines, {self.refused:,} with an error"


def _write(text: str) -> None:
    sys.stderr.write(f"{_BACK_AND_CLEAR}{text}")
    sys.stderr.flush()


def _bar(share: float | None) -> str:
    if share is None:
        return ""
    return f"[{'#' * int(share * BAR):.<{BAR}}] {share:4.0%}  "
