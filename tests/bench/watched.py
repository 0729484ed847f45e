"""A command of ours as a process of its own: how long it takes, and the most memory it holds."""

import os
import subprocess
import sys
import time
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

PROJECT = Path(__file__).parents[2]
SECONDS_BETWEEN = 0.02


@frozen(kw_only=True)
class Watched:
    """Seconds by the clock, start included; the peak in MiB."""

    seconds: float
    peak_mib: float


def watched(words: tuple[str, ...], environment: Mapping[str, str]) -> Watched:
    """Run it to its end. Raises RuntimeError when it fails."""
    start, peak = time.perf_counter(), 0.0
    with subprocess.Popen(
        [sys.executable, "-m", "entrypoints.cli", *words],
        cwd=PROJECT,
        stdout=subprocess.DEVNULL,
        env={**os.environ, **environment},
    ) as process:
        while process.poll() is None:
            peak = max(peak, _peak_mib(process.pid))
            time.sleep(SECONDS_BETWEEN)
        seconds = time.perf_counter() - start
    if process.returncode:
        raise RuntimeError(f"{words} ended with {process.returncode}")
    return Watched(seconds=seconds, peak_mib=peak)


def _peak_mib(pid: int) -> float:
    """The process's own high-water mark; none of one that has just ended."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    _, mark, told = status.partition("VmHWM:")
    return int(told.split()[0]) / 1024 if mark else 0.0
