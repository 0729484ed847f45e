"""`decide` against parsing and printing the same lines, on one core."""

import gc
import json
import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Sequence

from core.replay.answering import answer
from entrypoints.deciding.stream import json_line
from tests.bench.child import DECIDE, PARSE_AND_PRINT, cost_of
from tests.bench.decide_lines import (
    lines_beyond_ascii,
    lines_of_every_kind,
    lines_of_the_specification,
    lines_of_their_own_policy,
)
from tests.bench.spread import Spread
from tests.bench.stages import microseconds_by_stage

DIFFERENT = 5_000
FEW = 10_000

SETS: dict[str, Callable[[int], list[bytes]]] = {
    "the order of kernels.md": lines_of_the_specification,
    "one to three legs of every kind alike": lines_of_every_kind,
    "the order of kernels.md with a word beyond ASCII": lines_beyond_ascii,
    "every order under a policy of its own": lines_of_their_own_policy,
}


def main(words: Sequence[str]) -> None:
    """Print ratios with their least and their most; judge nothing."""
    parser = ArgumentParser(prog="python -m tests.bench decide", description=__doc__)
    parser.add_argument(
        "--lines", type=int, default=100_000, help="through the program (default: %(default)s)"
    )
    parser.add_argument("--rounds", type=int, default=15, help="rounds (default: %(default)s)")
    asked = parser.parse_args(words)
    for name, make in SETS.items():
        lines = make(DIFFERENT)
        _tell(f"{name} ({sum(map(len, lines)) // len(lines):,} bytes a line)")
        _compare(lines, asked.rounds)
        _run_the_program(lines, asked.lines)
        _divide(lines)


def _compare(lines: list[bytes], rounds: int) -> None:
    """Both in this process and in turn, so that a busy machine slows both."""
    gc.freeze()
    ratios = [_seconds(_decided, lines) / _seconds(_parsed, lines) for _ in range(rounds)]
    _tell(f"  {Spread.of(ratios).written()} times parsing and printing, {rounds} rounds")


def _decided(line: bytes) -> object:
    return json_line(answer(line))


def _parsed(line: bytes) -> object:
    return json.dumps(json.loads(line)).encode()


def _seconds(work: Callable[[bytes], object], lines: list[bytes]) -> float:
    start = time.process_time()
    for line in lines:
        work(line)
    return time.process_time() - start


def _run_the_program(lines: list[bytes], count: int) -> None:
    """Both as programs of their own, the start and the pipes with them."""
    alone = cost_of(PARSE_AND_PRINT, lines, count=count)
    few, many = (cost_of(DECIDE, lines, count=each) for each in (FEW, count))
    _tell(
        f"  {many.seconds / alone.seconds:.2f} times as programs: {count:,} lines in"
        f" {many.seconds:.1f} s, memory {few.peak_mib:.1f} MiB at {FEW:,} and"
        f" {many.peak_mib:.1f} at {count:,}"
    )


def _divide(lines: list[bytes]) -> None:
    taken = microseconds_by_stage(lines)
    for stage, microseconds in taken.items():
        share = microseconds / sum(taken.values())
        _tell(f"  {share:4.0%} {microseconds:5.1f} us  {stage}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
