"""The two servers, each in processes of its own, and what their processors did."""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from socket import create_connection, create_server
from typing import IO, Final

from attrs import frozen

from tests.bench.http.issuer import AUDIENCE, Issuer
from tests.postgres.fresh_database import FreshDatabase

PROJECT: Final = Path(__file__).parents[3]
PATIENCE_SECONDS: Final = 60
TICKS: Final = os.sysconf("SC_CLK_TCK")
_API: Final = re.compile(r"API\s+http://[^:]+:(\d+)")


@frozen(kw_only=True)
class Server:
    """One that answers on `port`."""

    name: str
    port: int
    pid: int

    def processor_seconds(self) -> float:
        """Of all its processes, since they started."""
        return sum(map(_seconds, _family(self.pid)))


@contextmanager
def ours(database: FreshDatabase, issuer: Issuer, home: Path, *, workers: int) -> Iterator[Server]:
    """`serve` with every check on, for so many openings that the rate is never met."""
    environment = {
        "SUPPORT_CENTER_HOME": str(home),
        "SUPPORT_CENTER_OIDC_ISSUER": issuer.url,
        "SUPPORT_CENTER_OIDC_AUDIENCE": AUDIENCE,
        "SUPPORT_CENTER_OPENINGS_PER_MINUTE": "1000000",
        # No refund is issued: Stripe is never asked.
        "SUPPORT_CENTER_PROCESSOR": "stripe",
        "STRIPE_API_KEY": "sk_test_none",
        "STRIPE_API_BASE": "http://127.0.0.1:9",
        "DATABASE_URL": database.application_url,
    }
    words = ("-m", "entrypoints.cli", "serve", "--port", "0", "--workers", str(workers))
    told = home / "server.log"
    # Its log lines are written as well, to a file that nobody reads.
    with told.open("w") as file, _running(words, environment, stderr=file) as process:
        yield Server(name="ours", port=_told_port(told), pid=process.pid)


@contextmanager
def stock(database: FreshDatabase) -> Iterator[Server]:
    """uvicorn as its documentation starts it: one process."""
    with create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
    words = ("-m", "uvicorn", "tests.bench.http.stock:app", "--port", str(port))
    quiet = ("--log-level", "warning", "--no-access-log")
    environment = {"BENCH_DATABASE": database.application_url}
    with _running((*words, *quiet), environment, stderr=None) as process:
        _wait_for(port)
        yield Server(name="stock", port=port, pid=process.pid)


@contextmanager
def _running(
    words: tuple[str, ...], environment: dict[str, str], *, stderr: IO[str] | None
) -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen(
        [sys.executable, *words],
        cwd=PROJECT,
        env={**os.environ, **environment},
        stderr=stderr,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
            process.wait(PATIENCE_SECONDS)


def _told_port(told: Path) -> int:
    """From the welcome, once it is there. Raises RuntimeError."""
    until = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < until:
        said = told.read_text(encoding="utf-8")
        found = _API.search(said)
        if found and "Ctrl-C" in said:
            return int(found[1])
        time.sleep(0.1)
    raise RuntimeError(f"the server did not start:\n{told.read_text(encoding='utf-8')}")


def _wait_for(port: int) -> None:
    until = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            create_connection(("127.0.0.1", port)).close()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)
        else:
            return


def _family(pid: int) -> Iterator[int]:
    yield pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    for child in children.split():
        yield from _family(int(child))


def _seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS
