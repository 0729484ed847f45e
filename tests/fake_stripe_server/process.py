"""`support-center fake-stripe` in a process of its own, on a free port."""

import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

from attrs import frozen

from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment
from tests.fake_stripe_server.calling import Caller

READY = "Ctrl-C stops it."


@frozen
class Running:
    process: "subprocess.Popen[str]"
    said: str

    @property
    def caller(self) -> Caller:
        found = re.search(r"STRIPE_API_BASE=(\S+)", self.said)
        assert found, self.said
        return Caller(found[1])

    @property
    def environment(self) -> dict[str, str]:
        """What it tells to export in the second shell."""
        return dict(re.findall(r"export (\w+)=(\S+)", self.said))

    def stopped_by(self, number: signal.Signals) -> tuple[int, str]:
        """The exit code after that signal, and the last words."""
        self.process.send_signal(number)
        _, said = self.process.communicate(timeout=PATIENCE_SECONDS)
        return self.process.returncode, said


@contextmanager
def fake_stripe(*words: str, **environment: str) -> Iterator[Running]:
    with subprocess.Popen(
        [*COMMAND, "fake-stripe", "--port", "0", *words],
        cwd=ROOT,
        text=True,
        stderr=subprocess.PIPE,
        env=clean_environment() | environment,
    ) as process:
        assert process.stderr is not None
        said = ""
        while READY not in said:
            line = process.stderr.readline()
            assert line, said
            said += line
        try:
            yield Running(process, said)
        finally:
            process.kill()
