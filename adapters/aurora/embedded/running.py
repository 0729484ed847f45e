"""Start and stop the server of a cluster."""

import shlex
import time
from pathlib import Path

import psycopg

from adapters.aurora.embedded.account import run_as
from adapters.aurora.embedded.cluster import Cluster
from adapters.aurora.embedded.failures import ServerFailed
from adapters.aurora.embedded.postmaster import forget_recycled_pid, is_running

_PATIENCE_SECONDS = 60
_MEMORY_IN_USE = "pre-existing shared memory block"
_UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


def start(cluster: Cluster) -> None:
    """Start the server and wait until it answers; one left by an earlier life is taken over.

    Only the lock's holder may call this, after `prepare`. Raises ServerFailed.
    """
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while True:
        try:
            return _start_or_take_over(cluster)
        except psycopg.OperationalError as problem:
            if time.monotonic() > deadline:
                raise _failure(cluster, action="start", output=str(problem)) from problem
        except ServerFailed as failure:
            # Sessions of a killed server keep its memory until they notice, and then they end.
            if _MEMORY_IN_USE not in failure.output or time.monotonic() > deadline:
                raise
        time.sleep(0.1)


def stop(cluster: Cluster) -> None:
    """Stop the server if it runs: sessions are ended, what was committed stays."""
    if is_running(cluster):
        _pg_ctl(cluster, "stop", "--mode=fast")


def _start_or_take_over(cluster: Cluster) -> None:
    """One attempt; a server that is just dying refuses the connection and is gone at the next."""
    if not is_running(cluster):
        forget_recycled_pid(cluster)
        _pg_ctl(cluster, "start", f"--log={cluster.log}", f"--options={_options(cluster)}")
    _check_it_is_ours(cluster)


def _pg_ctl(cluster: Cluster, action: str, *options: str) -> None:
    command = [
        cluster.binaries.pg_ctl,
        action,
        f"--pgdata={cluster.data}",
        "--wait",
        f"--timeout={_PATIENCE_SECONDS}",
        *options,
    ]
    answer = run_as(cluster.account, command)
    if answer.returncode != 0:
        raise _failure(cluster, action=action, output=answer.stdout)


def _options(cluster: Cluster) -> str:
    """The server's settings, quoted for the shell that pg_ctl hands them to."""
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(cluster.sockets),
        "unix_socket_permissions": "0700",
        "port": "5432",
        "timezone": "UTC",
        "log_timezone": "UTC",
    }
    if not cluster.durable:
        settings |= _UNSAFE_BUT_FAST
    return " ".join(f"-c {shlex.quote(f'{name}={value}')}" for name, value in settings.items())


def _check_it_is_ours(cluster: Cluster) -> None:
    with psycopg.connect(cluster.administrator_url, connect_timeout=5) as session:
        row = session.execute("SHOW data_directory").fetchone()
    if row is None or Path(row[0]) != cluster.data:
        raise _failure(cluster, action="start", output=f"another server answers: {row}")


def _failure(cluster: Cluster, *, action: str, output: str) -> ServerFailed:
    log = cluster.log.read_text(errors="replace")[-2000:] if cluster.log.exists() else ""
    return ServerFailed(action=action, directory=cluster.directory, output=f"{output}\n{log}")
