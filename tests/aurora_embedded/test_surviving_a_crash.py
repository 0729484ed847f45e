"""A killed program, a killed server and a restarted container lose nothing that was committed."""

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import psycopg

from adapters.aurora.embedded.cluster import Cluster, locate_cluster
from adapters.aurora.embedded.postmaster import is_running, recorded_pid
from adapters.aurora.embedded.running import start
from adapters.aurora.embedded.serving import serving

ROOT = Path(__file__).parents[2]

SERVE_UNTIL_KILLED = """
import sys, time
from pathlib import Path
import psycopg
from adapters.aurora.embedded.cluster import locate_cluster
from adapters.aurora.embedded.serving import serving

with serving(locate_cluster(Path(sys.argv[1]))) as cluster:
    with psycopg.connect(cluster.owner_url) as session:
        session.execute("CREATE SCHEMA kept")
        session.execute("CREATE TABLE kept.word AS SELECT 'kept' AS word")
    print("serving", flush=True)
    time.sleep(600)
"""


def test_a_program_killed_while_serving_leaves_a_server_that_the_next_one_takes_over(
    home: Path,
) -> None:
    _serve_and_kill(home)
    cluster = locate_cluster(home)
    left_behind = recorded_pid(cluster)
    assert is_running(cluster)
    with serving(cluster):
        assert recorded_pid(cluster) == left_behind
        assert _words(cluster) == ["kept"]
    assert not is_running(cluster)


def test_a_server_killed_with_its_program_recovers_what_was_committed(home: Path) -> None:
    _serve_and_kill(home)
    cluster = locate_cluster(home)
    _kill(recorded_pid(cluster))
    with serving(cluster):
        assert _words(cluster) == ["kept"]


def test_a_killed_server_starts_again_once_its_working_session_has_ended(home: Path) -> None:
    cluster = locate_cluster(home, durable=False)
    with serving(cluster), closing(psycopg.connect(cluster.owner_url)) as session:
        killed = recorded_pid(cluster)
        _begin_long_work(cluster, session)
        _kill(killed)
        start(cluster)
        assert recorded_pid(cluster) != killed
        assert "pre-existing shared memory block" in cluster.log.read_text()


def test_pid_files_naming_a_process_that_is_no_server_do_not_stop_a_start(home: Path) -> None:
    cluster = locate_cluster(home, durable=False)
    with serving(cluster):
        own = str(recorded_pid(cluster))
        left = {file: file.read_text() for file in cluster.pid_files}
    stranger = _stranger(cluster)
    try:
        for file, text in left.items():
            _leave(cluster, file, text.replace(own, str(stranger.pid), 1))
        with serving(cluster):
            assert recorded_pid(cluster) not in (None, stranger.pid)
    finally:
        stranger.kill()
        stranger.wait()


def test_data_that_was_half_made_is_made_again(home: Path) -> None:
    cluster = locate_cluster(home, durable=False)
    with serving(cluster):
        pass
    cluster.data.rename(cluster.server / "data.partial")
    (cluster.server / "data.partial" / "PG_VERSION").unlink()
    with serving(cluster):
        assert is_running(cluster)
    assert not (cluster.server / "data.partial").exists()


def _serve_and_kill(home: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", SERVE_UNTIL_KILLED, str(home)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as program:
        assert program.stdout is not None
        try:
            assert program.stdout.readline() == b"serving\n"
        finally:
            program.kill()


def _begin_long_work(cluster: Cluster, session: psycopg.Connection) -> None:
    """Send a query that takes a second, and return when the server is at it."""
    session.pgconn.send_query(b"SELECT count(sqrt(n)) FROM generate_series(1, 5000000) AS n")
    working = "SELECT FROM pg_stat_activity WHERE pid = %s AND state = 'active'"
    with psycopg.connect(cluster.administrator_url, autocommit=True) as watcher:
        while watcher.execute(working, [session.info.backend_pid]).rowcount == 0:
            time.sleep(0.01)


def _kill(pid: int | None) -> None:
    assert pid is not None
    os.kill(pid, signal.SIGKILL)


def _stranger(cluster: Cluster) -> subprocess.Popen[bytes]:
    """A living process of the server's account, which PostgreSQL would take for its own."""
    user = cluster.account.uid if cluster.account.borrowed else None
    return subprocess.Popen(["/bin/sleep", "600"], user=user, cwd="/")


def _leave(cluster: Cluster, file: Path, text: str) -> None:
    file.write_text(text)
    os.chown(file, cluster.account.uid, cluster.account.gid)
    file.chmod(0o600)


def _words(cluster: Cluster) -> list[str]:
    with psycopg.connect(cluster.owner_url) as session:
        return [word for (word,) in session.execute("SELECT word FROM kept.word")]
