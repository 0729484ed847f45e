"""The sweep from the command line: what it did, what it could not do, and its exit codes."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.system.movable_clock import MovableClock
from core.refunds.refund import RefundStatus
from entrypoints.cli.main import main
from tests.cli.command_line import run_cli
from tests.cli.demo_server import demo_server
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.office import Office, StandingClock

Told = pytest.CaptureFixture[str]


@pytest.fixture
def eight_days_ago(
    database: FreshDatabase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Office]:
    """An office on the database that the command line finds, eight days before it runs."""
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path))
    store = AuroraStore(engine_of(database.application_url))
    then = datetime.now(UTC) - timedelta(days=8)
    office = Office(store=store, clock=MovableClock(StandingClock(then)))
    office.order()
    yield office
    store.close()


def test_where_all_is_settled_it_says_so(eight_days_ago: Office, capsys: Told) -> None:
    eight_days_ago.case()
    assert main(["sweep", "refunds"]) == 0
    assert capsys.readouterr() == ("swept nothing: all is settled and heard\n", "")


def test_what_it_did_is_told_in_words_or_as_json(eight_days_ago: Office, capsys: Told) -> None:
    one = eight_days_ago.refund(eight_days_ago.case(), 55_000)
    assert main(["sweep", "refunds"]) == 0
    assert capsys.readouterr().out == "swept 1 expired proposal\n"
    assert eight_days_ago.stored_refund(one).status is RefundStatus.FAILED

    eight_days_ago.refund(eight_days_ago.case(), 55_000)
    assert main(["sweep", "refunds", "--json", "--days", "30"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"swept": {"expired proposal": 1}, "not_done": []}


def test_a_processor_that_cannot_be_asked_is_named_and_stops_nothing_else(
    eight_days_ago: Office, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("SUPPORT_CENTER_PROCESSOR", "stripe")
    monkeypatch.setenv("STRIPE_API_KEY", "sk_test_nobody")
    monkeypatch.setenv("STRIPE_API_BASE", "http://127.0.0.1:1")
    refund_id = eight_days_ago.refund(eight_days_ago.case(), 55_000)

    assert main(["sweep", "refunds"]) == 1

    told = capsys.readouterr()
    assert "swept 1 expired proposal; 1 could not be done" in told.out
    assert "notice list: the processor could not be asked" in told.err
    assert eight_days_ago.stored_refund(refund_id).status is RefundStatus.FAILED


@pytest.mark.parametrize("days", ["0", "31", "-1", "three", "1.5", ""])
def test_days_that_are_none_are_misuse(days: str, capsys: Told) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sweep", "refunds", f"--days={days}"])
    assert ended.value.code == 2
    assert "from 1 to 30" in capsys.readouterr().err


def test_beside_a_running_demo_it_tells_that_the_demo_sweeps_by_itself(home: Path) -> None:
    with demo_server(home):
        done = run_cli("sweep", "refunds", "--data-dir", str(home))
    assert done.returncode == 1
    assert done.stdout == ""
    assert "the demo itself sweeps every few seconds" in done.stderr
