"""`serve --workers`: several processes on one port, replaced one by one and stopped together."""

import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from entrypoints.cli.main import main
from tests.cli.demo_server import DemoServer, demo_server
from tests.cli.test_serve_on_postgresql import refunded
from tests.postgres.fresh_database import FreshDatabase
from tests.postgres.temporary_cluster import temporary_home
from tests.watching.scraped import of, read_metrics

Told = pytest.CaptureFixture[str]
SECONDS = 20
WORKERS, FAKE_STRIPE = 2, 1
NEWEST = "{ adminCases { id } }"


@pytest.fixture(scope="module")
def together(module_database: FreshDatabase) -> Iterator[DemoServer]:
    with temporary_home() as home, served_by_several(home, module_database) as server:
        yield server


def served_by_several(home: Path, database: FreshDatabase) -> AbstractContextManager[DemoServer]:
    return demo_server(home, "--workers", str(WORKERS), "--database", database.owner_url)


def processes_of(pid: int) -> list[int]:
    """The children of a process, the oldest first."""
    told = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return sorted(map(int, told.split()))


def eventually(holds: Callable[[], bool]) -> bool:
    until = time.monotonic() + SECONDS
    while not holds():
        if time.monotonic() > until:
            return False
        time.sleep(0.05)
    return True


def test_every_process_tells_the_same_and_asks_one_stripe(together: DemoServer) -> None:
    token = together.token("usr_ana", "trust_safety", "finance_ops")
    for cents in (100, 200, 300):
        refunded(together, token, "ord_1002", cents)
    told = {str(together.asks(token, NEWEST)) for _ in range(8)}
    assert len(told) == 1


def test_whichever_process_is_asked_for_metrics_tells_of_all(together: DemoServer) -> None:
    token = together.token("usr_ana", "trust_safety")
    for _ in range(12):
        together.asks(token, "{ parkedWork { id } }")
    for _ in range(4):
        told = read_metrics(together.get("/metrics")[1])
        assert of(told, "support_center_requests_total", operation="parkedWork") == 12
        pools = [dict(labels) for labels in told["support_center_pool_places"]]
        assert len({each["pid"] for each in pools if each["pool"] == "reading"}) == WORKERS


def test_a_process_that_dies_is_replaced_and_requests_go_on(together: DemoServer) -> None:
    token = together.token("usr_ana", "trust_safety")
    parent = together.process.pid
    before = processes_of(parent)
    assert len(before) == WORKERS + FAKE_STRIPE
    os.kill(before[-1], signal.SIGKILL)
    assert eventually(lambda: before[-1] not in processes_of(parent))
    assert together.asks(token, NEWEST)["data"]
    assert eventually(lambda: len(processes_of(parent)) == len(before))


def test_one_signal_stops_all_of_them(home: Path, database: FreshDatabase) -> None:
    with served_by_several(home, database) as server:
        everybody = processes_of(server.process.pid)
        assert server.stopped_by(signal.SIGTERM) == 0
        assert not any(Path(f"/proc/{pid}").exists() for pid in everybody)


def test_nobody_goes_on_without_a_parent(together: DemoServer) -> None:
    """The last test of this server: what is left of it stops by itself."""
    everybody = processes_of(together.process.pid)
    together.process.kill()
    assert eventually(lambda: not any(Path(f"/proc/{pid}").exists() for pid in everybody))


def test_what_is_in_memory_is_one_process_s_own(capsys: Told) -> None:
    assert main(["serve", "--demo", "--memory", "--workers", "2"]) == 2
    told = capsys.readouterr().err
    assert "--workers" in told
    assert "SUPPORT_CENTER_WORKERS" in told
    assert "--database" in told


def test_a_company_s_processes_share_a_stripe(
    monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("SUPPORT_CENTER_OIDC_ISSUER", "https://sso.example")
    monkeypatch.setenv("SUPPORT_CENTER_OIDC_AUDIENCE", "support")
    monkeypatch.setenv("SUPPORT_CENTER_WORKERS", "2")
    assert main(["serve"]) == 2
    assert "STRIPE_API_BASE" in capsys.readouterr().err


@pytest.mark.parametrize("number", ["0", "-1", "65", "two", "1.5", ""])
def test_no_such_number_of_processes(number: str, capsys: Told) -> None:
    with pytest.raises(SystemExit) as left:
        main(["serve", "--demo", "--workers", number])
    assert left.value.code == 2
    assert "write a whole number of processes from 1 to 64" in capsys.readouterr().err
