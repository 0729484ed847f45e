"""`support-center notify` as people and service managers use it."""

import json
from collections.abc import Iterator
from datetime import timedelta

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from entrypoints.cli.main import main
from tests.builders.cases import a_case
from tests.builders.instants import NOON
from tests.builders.notifications import a_notification, a_pending
from tests.contracts.committing import commit
from tests.eventbridge.bus_server import Bus, bus_server
from tests.postgres.fresh_database import FreshDatabase
from tests.relay.relay_process import wiring

Told = pytest.CaptureFixture[str]


@pytest.fixture
def bus() -> Iterator[Bus]:
    with bus_server() as made:
        yield made


@pytest.fixture(autouse=True)
def _wired(
    database: FreshDatabase, bus: Bus, monkeypatch: pytest.MonkeyPatch, handlers_kept: None
) -> None:
    del handlers_kept
    for name, value in wiring(database, bus).items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("SUPPORT_CENTER_EVENT_BUS", raising=False)


@pytest.fixture(autouse=True)
def _two_of_a_case(database: FreshDatabase) -> None:
    store = AuroraStore(engine_of(database.application_url))
    named = a_notification("snt_2", parameters={"amount_cents": 5})
    long_due = NOON - timedelta(days=365)
    commit(
        store,
        a_case("sca_1"),
        a_pending("snt_1", due_at=long_due),
        a_pending(notification=named, due_at=long_due),
    )
    store.close()


def notified(capsys: Told, *words: str) -> tuple[int, str, str]:
    code = main(["notify", "--once", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


def test_once_sends_what_is_due_and_tells_how_much(capsys: Told, bus: Bus) -> None:
    words = ("--bus", "support-events", "--json")
    code, out, _ = notified(capsys, *words)
    assert (code, json.loads(out)) == (
        0,
        {
            "delivered": 2,
            "put_off": 0,
            "failed_attempts": 0,
            "parked": 0,
            "parked_notifications": [],
        },
    )
    assert [detail["notification_id"] for detail in bus.details()] == ["snt_1", "snt_2"]
    code, out, _ = notified(capsys, *words)
    assert (code, json.loads(out)["delivered"]) == (0, 0)


def test_to_stdout_each_is_a_line_and_the_sum_is_apart(capsys: Told) -> None:
    code, out, err = notified(capsys, "--to", "stdout")
    assert code == 0
    assert [json.loads(line)["template"] for line in out.splitlines()] == ["case.opened"] * 2
    assert err == (
        "in all: 2 delivered, 0 put off till quiet hours end, 0 failed attempts, 0 parked\n"
    )


def test_what_is_not_sent_is_told_without_what_it_holds(
    capsys: Told, bus: Bus, caplog: pytest.LogCaptureFixture
) -> None:
    bus.refused["snt_1"] = "InternalFailure"
    code, out, _ = notified(capsys, "--bus", "support-events")
    assert code == 1
    assert out.startswith("in all: 1 delivered, 0 put off till quiet hours end, 1 failed attempts")
    assert "snt_1 (case.opened of sca_1) was not sent" in caplog.text
    assert "usr_n1" not in caplog.text


def test_without_a_bus_nothing_is_sent_and_the_variable_is_named(capsys: Told) -> None:
    code, _, err = notified(capsys)
    assert (code, "SUPPORT_CENTER_EVENT_BUS" in err) == (2, True)
