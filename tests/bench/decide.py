"""`decide` against parsing and printing the same lines, on one core."""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from statistics import median

from tests.bench.child import DECIDE, PARSE_AND_PRINT, cost_of
from tests.bench.decide_lines import (
    lines_beyond_ascii,
    lines_of_every_kind,
    lines_of_the_specification,
    lines_of_their_own_policy,
)
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
    parser.add_argument("--lines", type=int, default=100_000, help="a run (default: %(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="runs (default: %(default)s)")
    asked = parser.parse_args(words)
    for name, make in SETS.items():
        _measure(name, make(DIFFERENT), count=asked.lines, rounds=asked.rounds)


def _measure(name: str, lines: list[bytes], *, count: int, rounds: int) -> None:
    size = sum(map(len, lines)) // len(lines)
    _tell(f"{name}: {count:,} lines of {size:,} bytes, {rounds} rounds")
    ratios, peak = [], 0
    for _ in range(rounds):
        alone = cost_of(PARSE_AND_PRINT, lines, count=count)
        decided = cost_of(DECIDE, lines, count=count)
        ratios.append(decided.seconds / alone.seconds)
        peak = max(peak, decided.peak_kib)
    least, most = min(ratios), max(ratios)
    _tell(f"  {median(ratios):.2f} times parsing and printing ({least:.2f} to {most:.2f})")
    few = cost_of(DECIDE, lines, count=FEW).peak_kib
    _tell(f"  memory {few / 1024:.1f} MiB at {FEW:,} lines, {peak / 1024:.1f} at {count:,}")
    taken = microseconds_by_stage(lines)
    for stage, microseconds in taken.items():
        share = microseconds / sum(taken.values())
        _tell(f"  {share:4.0%} {microseconds:6.1f} us  {stage}")


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
