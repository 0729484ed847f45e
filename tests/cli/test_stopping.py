"""A server that is asked to stop says so, takes nothing new, and finishes what it has begun."""

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from pathlib import Path

import psycopg

from tests.cli.command_line import PATIENCE_SECONDS, ROOT
from tests.cli.demo_server import DemoServer, demo_server
from tests.postgres.fresh_database import FreshDatabase

OPEN = 'mutation { openCase(input: {kind: PRODUCT, summary: "Cannot sign in"}) }'
ESCALATE = 'mutation ($case: ID!) { escalateCase(caseId: $case, reason: "waited") }'
WAITS = "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = %s"
WRITTEN = """
select (select count(*) from sup.case_event where case_id = %(case)s and type = 'escalated'),
    (select count(*) from sup.admin_audit where resource = 'case:' || %(case)s
        and action = 'case.escalate'),
    (select escalated from sup.case where case_id = %(case)s)
"""


def until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def takes_connections(server: DemoServer) -> bool:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=PATIENCE_SECONDS)
    try:
        connection.connect()
    except ConnectionRefusedError:
        return False
    finally:
        connection.close()
    return True


def test_a_command_in_flight_is_finished_answered_and_recorded(
    database: FreshDatabase, tmp_path: Path
) -> None:
    wired = {"DATABASE_URL": database.owner_url, "SUPPORT_CENTER_DRAIN_SECONDS": "1"}
    with (
        demo_server(tmp_path, **wired) as server,
        psycopg.connect(database.administrator_url) as other,
        psycopg.connect(database.administrator_url, autocommit=True) as watcher,
        ThreadPoolExecutor(1) as client,
    ):
        tess = server.token("usr_tess", "trust_safety")
        case = server.asks(tess, OPEN)["data"]["openCase"]
        other.execute("select from sup.case where case_id = %s for update", [case])
        answer = client.submit(server.asks, tess, ESCALATE, case=case)
        until(lambda: watcher.execute(WAITS, [database.name]).fetchone() == (1,))
        assert server.get("/readyz")[0] == 200

        server.process.send_signal(signal.SIGTERM)
        until(lambda: server.get("/readyz")[0] == 503)
        assert json.loads(server.get("/readyz")[1]) == {"status": "stopping"}
        assert server.get("/healthz")[0] == 200
        until(lambda: not takes_connections(server))
        assert not answer.done()
        assert server.process.poll() is None

        other.rollback()
        assert answer.result(PATIENCE_SECONDS) == {"data": {"escalateCase": True}}
        assert server.process.wait(PATIENCE_SECONDS) == 0
        written = watcher.execute(WRITTEN, {"case": case}).fetchone()
    assert written == (1, 1, True)


HANGS = """
import sys, threading
from entrypoints.cli.stopped import stopped
from entrypoints.cli.stopping import StopAsked
threading.Thread(target=threading.Event().wait).start()
asked = StopAsked()
asked.unfinished = 2
sys.exit(stopped(asked))
"""


def test_a_command_that_does_not_come_to_its_end_keeps_no_server_alive() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HANGS],
        check=False,
        cwd=ROOT,
        text=True,
        capture_output=True,
        timeout=PATIENCE_SECONDS,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Stopped, with 2 commands still waiting")
