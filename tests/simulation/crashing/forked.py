"""Orders to the forking process, and how they ended."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import frozen

from tests.cli.command_line import PATIENCE_SECONDS, ROOT, clean_environment
from tests.simulation.crashing.order import Order


@frozen(kw_only=True)
class Ended:
    """`passed` failpoints, unless it was killed before it could tell."""

    killed: bool
    passed: int = 0
    fault: str | None = None


@frozen
class Forks:
    """One order at a time."""

    _process: "subprocess.Popen[str]"

    def carry_out(self, order: Order) -> Ended:
        orders, answers = self._process.stdin, self._process.stdout
        assert orders is not None
        assert answers is not None
        orders.write(json.dumps(order.to_json()) + "\n")
        orders.flush()
        ended = Ended(**json.loads(answers.readline()))
        assert ended.fault is None, ended.fault
        return ended


@contextmanager
def forking() -> Iterator[Forks]:
    with subprocess.Popen(
        [sys.executable, "-m", "tests.simulation.crashing.forking"],
        cwd=ROOT,
        text=True,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=clean_environment(),
    ) as process:
        try:
            yield Forks(process)
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(PATIENCE_SECONDS)
