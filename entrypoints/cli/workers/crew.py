"""The processes of one server: whoever dies is replaced, and all stop together."""

import os
import select
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from attrs import define, field

from entrypoints.cli.fault import CliFault
from entrypoints.cli.workers.job import Job, Lifeline

PAUSE_SECONDS: Final = 1.0
"""Before somebody who lived no longer than that is replaced: a fault that stays stays cheap."""
PATIENCE_SECONDS: Final = 75.0
"""For a server that was asked to stop; longer than it gives requests and commands it has begun."""
LOOK_EVERY_SECONDS: Final = 0.1


@define(eq=False)
class Crew:
    """Started jobs by the ids of their processes. `crew` opens one and stops it."""

    _lifeline: Lifeline
    _patience: float = PATIENCE_SECONDS
    _jobs: dict[int, tuple[Job, float]] = field(factory=dict, init=False)

    def start(self, job: Job) -> None:
        pid = job.start(self._lifeline)
        self._jobs[pid] = job, time.monotonic()

    def wait_until_ready(self, ready: int, count: int) -> None:
        """Until `count` bytes came through that end of a pipe. Raises CliFault when one ends
        before.
        """
        while count:
            if select.select([ready], [], [], LOOK_EVERY_SECONDS)[0]:
                count -= len(os.read(ready, count))
            elif ended := self._ended(os.WNOHANG):
                job, status, _ = ended
                raise CliFault(f"{job.name} could not start ({_in_words(status)}).")

    def replace_for_ever(self) -> None:
        """Left by whatever interrupts it."""
        while True:
            ended = self._ended(0)
            if ended is None:
                continue
            job, status, lived = ended
            print(f"{job.name} {_in_words(status)}; another takes its place.", file=sys.stderr)
            if lived < PAUSE_SECONDS:
                time.sleep(PAUSE_SECONDS)
            self.start(job)

    def stop(self) -> None:
        """Ask every process to stop, and end those that do not."""
        self._signal(signal.SIGTERM)
        deadline = time.monotonic() + self._patience
        while self._jobs and time.monotonic() < deadline:
            if self._ended(os.WNOHANG) is None:
                time.sleep(LOOK_EVERY_SECONDS / 5)
        self._signal(signal.SIGKILL)

    def _signal(self, number: int) -> None:
        for pid in self._jobs:
            try:
                os.kill(pid, number)
            except ProcessLookupError:
                continue

    def _ended(self, how: int) -> tuple[Job, int, float] | None:
        """A job whose process has ended, with how it did and how long it lived."""
        try:
            pid, status = os.waitpid(-1, how)
        except ChildProcessError:
            raise CliFault("Every process of the server is gone.") from None
        known = self._jobs.pop(pid, None)
        if known is None:
            return None
        job, started = known
        return job, status, time.monotonic() - started


@contextmanager
def crew(drain_seconds: int = 0) -> Iterator[Crew]:
    """Everybody started is stopped when the block is left; they take up to `drain_seconds` before
    they begin to.
    """
    lifeline = Lifeline(*os.pipe())
    together = Crew(lifeline, PATIENCE_SECONDS + drain_seconds)
    try:
        yield together
    finally:
        together.stop()
        os.close(lifeline.held)
        os.close(lifeline.watched)


def _in_words(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    return f"was killed by signal {-code}" if code < 0 else f"ended with {code}"
