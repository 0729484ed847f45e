"""Tells what became of each order, as it happens."""

import json
import sys
from collections import Counter
from typing import Self

from attrs import define, field

from entrypoints.cli.import_result import Became, ImportResult

_BACK_AND_CLEAR = "\r\033[K"


@define(kw_only=True)
class ImportReport:
    """Faults go to standard error and the sum to standard output, or all as JSON lines.

    A terminal sees how far the import is.
    """

    total: int
    as_json: bool
    counts: Counter[Became] = field(factory=Counter, init=False)
    _live: bool = field(init=False)

    @_live.default
    def _is_watched(self) -> bool:
        return sys.stderr.isatty()

    def add(self, result: ImportResult) -> None:
        self.counts[result.result] += 1
        if self.as_json:
            print(json.dumps(result.told, ensure_ascii=False))
        elif result.result is Became.REFUSED:
            self._clear()
            print(result, file=sys.stderr)
        self._show_progress()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Tell the sum, also where the import ended early."""
        self._clear()
        if not self.as_json:
            print(
                f"{self.counts[Became.IMPORTED]} imported,"
                f" {self.counts[Became.UNCHANGED]} already there,"
                f" {self.counts[Became.REFUSED]} refused"
            )

    def _show_progress(self) -> None:
        if self._live:
            done = self.counts.total()
            print(f"\rimporting {done} of {self.total}", end="", file=sys.stderr, flush=True)

    def _clear(self) -> None:
        if self._live:
            print(_BACK_AND_CLEAR, end="", file=sys.stderr)
