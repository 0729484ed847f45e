"""Decide every order of a stream twice: as it was sold, and under another policy."""

import sys
from typing import Any, BinaryIO

from attrs import define, field

from core.orders.policy import Policy
from core.policies.trial import Trial, trial_json
from core.policies.trial_totals import TrialTotals, totals_json
from core.replay.line_fault import LineFault, error_of
from core.replay.question_line import read_question
from entrypoints.deciding.incoming import Incoming
from entrypoints.deciding.progress import Progress
from entrypoints.deciding.run import run_stream
from entrypoints.deciding.stream import answer_stream, json_line
from entrypoints.policy.trial_table import TrialTable


def compare_file(file: str, policy: Policy) -> int:
    """The exit code, once every line is answered and the totals are told. Raises CliFault."""
    comparing = Comparing(policy)
    return run_stream(file, comparing.as_table if sys.stdout.isatty() else comparing.as_json)


@define
class Comparing:
    """Answers line by line; of all the orders only the sums are kept."""

    policy: Policy
    totals: TrialTotals = field(factory=TrialTotals, init=False)

    def answer(self, line: bytes) -> dict[str, Any]:
        """The comparison of one line's order, or an error as decide itself has it."""
        question = read_question(line)
        if isinstance(question, LineFault):
            self.totals.errors += 1
            return error_of(question)
        trial = Trial.of(question, self.policy)
        self.totals.add(trial)
        return trial_json(trial)

    def as_json(self, source: Incoming, progress: Progress) -> None:
        """A line of JSON for each line, and one with the totals."""
        sink = sys.stdout.buffer
        answer_stream(source, sink, self.answer, progress)
        sink.write(json_line(totals_json(self.totals, self.policy.name)))

    def as_table(self, source: Incoming, progress: Progress) -> None:
        """A row for each line, and the totals of each currency."""
        table, sink = TrialTable(self.policy.name, self.policy.kernel), sys.stdout.buffer
        _write(sink, table.head())
        answer_stream(
            source, sink, self.answer, progress, written=lambda told: _row(table.row(told))
        )
        _write(sink, *table.foot(self.totals))


def _write(sink: BinaryIO, *rows: str) -> None:
    sink.write(b"".join(map(_row, rows)))


def _row(text: str) -> bytes:
    return f"{text}\n".encode(errors="replace")
