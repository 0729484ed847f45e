"""A process that is fed lines, and what it took."""

import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import cycle, islice
from pathlib import Path

from attrs import frozen

PROJECT = Path(__file__).parents[2]
DECIDE = ("-m", "entrypoints.cli", "decide")
PARSE_AND_PRINT = ("-m", "tests.bench.parse_and_print")
AT_A_TIME = 200


@frozen(kw_only=True)
class Cost:
    """Processor seconds of one process, start included, and the most memory it held, in MiB."""

    seconds: float
    peak_mib: float


def cost_of(program: tuple[str, ...], lines: list[bytes], *, count: int) -> Cost:
    """What `program` takes for `count` lines on standard input, `lines` over and over."""
    with subprocess.Popen(
        [sys.executable, *program],
        cwd=PROJECT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
    ) as process:
        if process.stdin is None:
            raise RuntimeError(f"{program} cannot be fed")
        for batch in _batches(islice(cycle(lines), count)):
            process.stdin.write(batch)
        peak = _peak_mib(process.pid)
        process.stdin.close()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{program} ended with {process.returncode}")
    return Cost(seconds=usage.ru_utime + usage.ru_stime, peak_mib=peak)


def _peak_mib(pid: int) -> float:
    """From Linux itself: what wait4 tells starts with the memory of whoever forked the process."""
    status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def _batches(lines: Iterable[bytes]) -> Iterable[bytes]:
    waiting = iter(lines)
    while batch := list(islice(waiting, AT_A_TIME)):
        yield b"\n".join([*batch, b""])
