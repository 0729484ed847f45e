"""How far a clock was moved, kept in a file."""

import json
from datetime import timedelta
from pathlib import Path
from threading import Lock
from uuid import uuid4

from attrs import frozen

from adapters.system.unreadable_offset import UnreadableOffset

KEY = "advanced_us"
MICROSECOND = timedelta(microseconds=1)
# One for all files: two clocks of a process may share one.
ADDING = Lock()


@frozen
class OffsetFile:
    """A JSON file `{"advanced_us": 864000000000}`, replaced whole; none means not moved."""

    path: Path

    def read(self) -> timedelta:
        """Raises UnreadableOffset for a file that says anything else."""
        try:
            text = self.path.read_text(encoding="utf-8")
        except FileNotFoundError:
            return timedelta()
        return self._parsed(text)

    def add(self, by: timedelta) -> None:
        """Raises UnreadableOffset, and OSError when the file cannot be written."""
        with ADDING:
            self._write(self.read() + by)

    def _write(self, moved: timedelta) -> None:
        draft = self.path.with_name(f".{self.path.name}.{uuid4().hex}")
        try:
            draft.write_text(json.dumps({KEY: moved // MICROSECOND}) + "\n", encoding="utf-8")
            draft.replace(self.path)
        finally:
            draft.unlink(missing_ok=True)

    def _parsed(self, text: str) -> timedelta:
        try:
            microseconds = json.loads(text)[KEY]
            if type(microseconds) is not int or microseconds < 0:
                raise UnreadableOffset(self.path)
            return microseconds * MICROSECOND
        except (ValueError, TypeError, KeyError, OverflowError) as cause:
            raise UnreadableOffset(self.path) from cause
