"""Lines as they arrive, with no more of them in memory than arrived at once."""

import os
import stat
import sys
from codecs import BOM_UTF8
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from io import BufferedReader
from pathlib import Path
from typing import cast

from attrs import frozen

from core.replay.json_line import LONGEST_LINE
from entrypoints.cli.fault import MISUSED, CliFault

STANDARD_INPUT = "-"
READ_AT_ONCE = 2**17


@frozen
class Incoming:
    """A stream of lines, and what a person calls it."""

    _named: str
    _stream: BufferedReader

    @classmethod
    @contextmanager
    def opened(cls, file: str) -> Iterator["Incoming"]:
        """FILE, or standard input for `-`. Raises CliFault (MISUSED)."""
        if file == STANDARD_INPUT:
            yield cls("Standard input", _standard_input())
            return
        with ExitStack() as opened:
            try:
                stream = opened.enter_context(Path(file).open("rb"))
            except OSError as problem:
                raise _unreadable(file, problem.strerror) from problem
            yield cls(file, stream)

    def batches(self) -> Iterator[list[bytes]]:
        """The lines without their ends, as many at a time as have arrived.

        Of a line longer than LONGEST_LINE hardly more is kept than it takes to know that it is.
        Raises CliFault (MISUSED) when the stream breaks.
        """
        rest = b""
        for arrived in self._arriving():
            if len(rest) > LONGEST_LINE and b"\n" not in arrived:
                continue
            *whole, rest = (rest + arrived).split(b"\n")
            if whole:
                yield whole
        if rest:
            yield [rest]

    def share_read(self) -> float | None:
        """How much of it was read, 0 to 1, or None where nobody can know."""
        try:
            status = os.fstat(self._stream.fileno())
        except OSError:
            return None
        if not stat.S_ISREG(status.st_mode) or not status.st_size:
            return None
        return min(1.0, self._stream.tell() / status.st_size)

    def _arriving(self) -> Iterator[bytes]:
        try:
            yield self._stream.read1(READ_AT_ONCE).removeprefix(BOM_UTF8)
            while arrived := self._stream.read1(READ_AT_ONCE):
                yield arrived
        except OSError as problem:
            raise _unreadable(self._named, problem.strerror) from problem


def _standard_input() -> BufferedReader:
    if sys.stdin is None:
        raise _unreadable("Standard input", "it is closed")
    return cast("BufferedReader", sys.stdin.buffer)


def _unreadable(named: str, why: str | None) -> CliFault:
    return CliFault(f"{named} cannot be read: {why}.", exit_code=MISUSED)
