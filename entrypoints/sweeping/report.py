"""Tells what a sweep did."""

import json
import sys
from collections import Counter

from attrs import asdict, define, field

from core.use_cases.handling.sweeping import Became, SweptItem
from entrypoints.cli.fault import DONE, FAILED


@define
class SweepReport:
    """What was not done in a line each on standard error, and the sum on standard output.

    `hears` when the processor's list was looked at as well.
    """

    as_json: bool
    hears: bool
    done: Counter[str] = field(factory=Counter, init=False)
    not_done: list[SweptItem] = field(factory=list, init=False)

    def add(self, item: SweptItem) -> None:
        if item.became is Became.DONE:
            self.done[item.kind] += 1
            return
        self.not_done.append(item)
        if not self.as_json:
            sys.stderr.write(f"{_in_words(item)}\n")

    @property
    def total(self) -> int:
        return self.done.total() + len(self.not_done)

    @property
    def exit_code(self) -> int:
        return FAILED if self.not_done else DONE

    def close(self) -> None:
        sys.stdout.write(f"{json.dumps(self._sum()) if self.as_json else self}\n")

    def _sum(self) -> dict[str, object]:
        return {
            "swept": dict(self.done),
            "not_done": [asdict(item) for item in self.not_done],
        }

    def __str__(self) -> str:
        told = ", ".join(_several(count, kind) for kind, count in self.done.items())
        rest = f"; {len(self.not_done):,} could not be done" if self.not_done else ""
        nothing = "nothing: all is settled and heard" if self.hears else "nothing: nothing is due"
        return f"swept {told or nothing}{rest}"


def _in_words(item: SweptItem) -> str:
    problem = "the processor could not be asked" if item.became is Became.UNASKED else "failed"
    return f"{item.kind} {item.item_id}: {problem} ({item.why})"


def _several(count: int, kind: str) -> str:
    return f"1 {kind}" if count == 1 else f"{count:,} {kind}s"
