"""The sweep from the command line: what it did, what it could not do, and its exit codes."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.system.movable_clock import MovableClock
from core.holds.hold import HoldStatus
from core.refunds.refund import RefundStatus
from entrypoints.cli.main import main
from tests.cli.command_line import run_cli
from tests.cli.demo_server import demo_server
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.office import FAY, Office, StandingClock
from tests.use_cases.test_money_at_once import a_hold

Told = pytest.CaptureFixture[str]


@pytest.fixture
def eight_days_ago(
    database: FreshDatabase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Office]:
    """An office on the database that the command line finds, eight days before it runs."""
    yield from office_before(timedelta(days=8), database, monkeypatch, tmp_path)


@pytest.fixture
def long_ago(
    database: FreshDatabase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Office]:
    """The same, longer before than a payout hold lasts."""
    yield from office_before(timedelta(days=91), database, monkeypatch, tmp_path)


def office_before(
    long: timedelta, database: FreshDatabase, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Iterator[Office]:
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path))
    store = AuroraStore(engine_of(database.application_url))
    then = datetime.now(UTC) - long
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


def test_beside_a_demo_on_a_given_database_it_asks_no_other_fake_stripe(
    home: Path, database: FreshDatabase
) -> None:
    given = {"DATABASE_URL": database.owner_url, "SUPPORT_CENTER_HOME": str(home)}
    with demo_server(home, **given):
        beside = run_cli("sweep", "refunds", **given)
        second = run_cli("serve", "--demo", "--port", "0", **given)
    assert (beside.returncode, beside.stdout) == (1, "")
    assert "the demo itself sweeps every few seconds" in beside.stderr
    assert second.returncode == 1
    assert "Another demo runs on this database" in second.stderr


def test_holds_whose_time_is_over_end_without_a_payment_processor(
    long_ago: Office, monkeypatch: pytest.MonkeyPatch, capsys: Told
) -> None:
    monkeypatch.setenv("SUPPORT_CENTER_PROCESSOR", "stripe")
    monkeypatch.setenv("STRIPE_API_KEY", "sk_test_nobody")
    monkeypatch.setenv("STRIPE_API_BASE", "http://127.0.0.1:1")
    hold_id = long_ago.does(a_hold(long_ago.case(), 1_000), FAY)

    assert main(["sweep", "holds", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["swept"] == {"expired hold": 1}

    with long_ago.store.unit_of_work() as uow:
        hold = uow.payout_holds.get(hold_id)
    assert hold is not None
    assert hold.status is HoldStatus.EXPIRED
    assert main(["sweep", "holds"]) == 0
    assert capsys.readouterr().out == "swept nothing: nothing is due\n"


def test_without_a_name_everything_is_swept(long_ago: Office, capsys: Told) -> None:
    long_ago.refund(long_ago.case(), 55_000)
    long_ago.does(a_hold(long_ago.case(), 1_000), FAY)
    assert main(["sweep", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["not_done"] == []
    assert told["swept"].keys() >= {"expired proposal", "expired hold"}


@pytest.mark.parametrize("name", ["everything", "", "Holds"])
def test_what_cannot_be_swept_is_misuse_and_names_what_can(name: str, capsys: Told) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["sweep", name])
    assert ended.value.code == 2
    assert "choose from refunds, chargebacks, sla, holds" in capsys.readouterr().err
