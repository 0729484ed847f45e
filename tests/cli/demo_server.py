"""A demo server in a process of its own, started on a free port and stopped afterwards."""

import json
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Any

from attrs import frozen

from tests.cli.command_line import COMMAND, PATIENCE_SECONDS, ROOT, clean_environment, run_cli

Json = dict[str, Any]


@frozen(kw_only=True)
class DemoServer:
    """`said` is what it wrote until it was ready."""

    process: "subprocess.Popen[str]"
    home: Path
    said: str

    @property
    def url(self) -> str:
        found = re.search(r"http://[^/\s]+", self.said)
        assert found, self.said
        return found[0]

    @property
    def port(self) -> int:
        return int(self.url.rpartition(":")[2])

    def token(self, sub: str, *roles: str) -> str:
        """What `support-center token` prints for this server's data directory."""
        options = [word for role in roles for word in ("--role", role)]
        done = run_cli("token", "--sub", sub, *options, "--data-dir", str(self.home))
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def asks(self, token: str, operation: str, **variables: Any) -> Json:
        """The answer to one GraphQL operation."""
        body = json.dumps({"query": operation, "variables": variables})
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {token}"}
        answer: Json = json.loads(self.get("/graphql", "POST", body, headers)[1])
        return answer

    def get(
        self, path: str, method: str = "GET", body: str | None = None, headers: Json | None = None
    ) -> tuple[int, str]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_SECONDS)
        try:
            connection.request(method, path, body, headers or {})
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def stopped_by(self, number: signal.Signals) -> int:
        """The exit code after that signal."""
        self.process.send_signal(number)
        return self.process.wait(PATIENCE_SECONDS)


@contextmanager
def demo_server(home: Path, *words: str, **environment: str) -> Iterator[DemoServer]:
    """`serve --demo` on any free port, ready to answer."""
    command = [*COMMAND, "serve", "--demo", "--port", "0", "--data-dir", str(home), *words]
    with subprocess.Popen(
        command, cwd=ROOT, text=True, stderr=subprocess.PIPE, env=clean_environment() | environment
    ) as process:
        try:
            yield DemoServer(process=process, home=home, said=_welcome(process))
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _welcome(process: "subprocess.Popen[str]") -> str:
    """What the server writes until it says how to stop it; reading goes on behind that."""
    lines: Queue[str] = Queue()
    Thread(target=_pass_on, args=(process, lines), daemon=True).start()
    said = ""
    while "Ctrl-C stops it." not in said:
        try:
            line = lines.get(timeout=PATIENCE_SECONDS)
        except Empty:
            raise AssertionError(f"the server is not ready: {said}") from None
        assert line, f"the server ended: {said}"
        said += line
    return said


def _pass_on(process: "subprocess.Popen[str]", lines: "Queue[str]") -> None:
    assert process.stderr is not None
    for line in process.stderr:
        lines.put(line)
    lines.put("")
