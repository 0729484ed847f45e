"""Tells what a sealer does: in words as it happens, or as a line of JSON at the end."""

import json
import sys
from typing import Self

from attrs import define, field

from core.use_cases.seal_audit import SealRound


@define
class SealReport:
    """Entries sealed, batches mirrored, the last number that is mirrored."""

    as_json: bool
    entries: int = field(default=0, init=False)
    batches: int = field(default=0, init=False)
    last_number: int | None = field(default=None, init=False)

    def add(self, done: SealRound) -> None:
        self.entries += done.entries
        self.batches += done.batches
        self.last_number = done.last_number or self.last_number
        if not self.as_json and done.batches:
            _say(f"{_entries(done.entries)} sealed, mirrored up to number {done.last_number}")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Tell the sum, also where the sealer ended early."""
        if self.as_json:
            told = {
                "entries_sealed": self.entries,
                "batches_mirrored": self.batches,
                "last_number_mirrored": self.last_number,
            }
            _say(json.dumps(told))
        else:
            batches = "1 batch" if self.batches == 1 else f"{self.batches:,} batches"
            _say(f"in all: {_entries(self.entries)} sealed, {batches} mirrored")


def _entries(count: int) -> str:
    return "1 entry" if count == 1 else f"{count:,} entries"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
