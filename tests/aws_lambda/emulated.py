"""A packaged function, unpacked and served by Lambda's runtime emulator.

Its Python sees the package, what the runtime has, and the standard library: no site-packages and
no checkout.
"""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from attrs import frozen

from tests.aws_lambda.lambda_runtime import emulator_binary

PATIENCE_SECONDS = 60
START = """\
import sys
sys.path[:0] = sys.argv[1:3]
from awslambdaric.__main__ import main
main(["awslambdaric", sys.argv[3]])
"""


@frozen(kw_only=True)
class EmulatedFunction:
    """One invocation at a time."""

    url: str
    log: Path
    process: "subprocess.Popen[bytes]"

    def invoke(self, event: Any) -> Any:
        """What it answered; of a failed invocation, and of one whose process ended,
        `errorType` and `errorMessage`.
        """
        request = Request(self.url, data=json.dumps(event).encode())  # noqa: S310 - our own URL
        try:
            with urlopen(request, timeout=PATIENCE_SECONDS) as told:  # noqa: S310
                return json.loads(told.read())
        except HTTPError as ended:
            with ended:
                return json.loads(ended.read())

    def kill(self) -> None:
        """End the function's own process at once, whatever it is doing."""
        for child in _children(self.process.pid):
            os.kill(child, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text().split()]


@contextmanager
def emulated(
    package: Path, handler: str, directory: Path, runtime: Path, environment: Mapping[str, str]
) -> Iterator[EmulatedFunction]:
    """The function of this zip, ready to be invoked."""
    task, log = directory / package.stem, directory / f"{package.stem}.log"
    with zipfile.ZipFile(package) as archive:
        archive.extractall(task)
    gate, api = _free_ports()
    command = [
        str(emulator_binary()),
        *("--runtime-interface-emulator-address", f"127.0.0.1:{gate}"),
        *("--runtime-api-address", f"127.0.0.1:{api}"),
        *(sys.executable, "-I", "-S", "-c", START, str(task), str(runtime), handler),
    ]
    wired = {"PATH": os.defpath, "AWS_LAMBDA_FUNCTION_TIMEOUT": "60", **environment}
    with (
        log.open("w") as told,
        subprocess.Popen(
            command, cwd=task, env=wired, stdout=told, stderr=subprocess.STDOUT
        ) as process,
    ):
        try:
            _wait_for(gate, process, log)
            url = f"http://127.0.0.1:{gate}/2015-03-31/functions/function/invocations"
            yield EmulatedFunction(url=url, log=log, process=process)
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", log: Path) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        assert process.poll() is None, log.read_text()
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError(log.read_text())


def _free_ports() -> tuple[int, int]:
    with socket.socket() as one, socket.socket() as other:
        one.bind(("127.0.0.1", 0))
        other.bind(("127.0.0.1", 0))
        return one.getsockname()[1], other.getsockname()[1]
