"""`support-center relay` as people and service managers use it."""

import json
import logging
from collections.abc import Iterator

import pytest
from attrs import evolve

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from core.announcements.redelivery import MOST_ATTEMPTS
from core.use_cases.relay_outbox import MOST_AT_ONCE
from entrypoints.cli import relay
from entrypoints.cli.main import main
from tests.builders.outbox_messages import an_outbox_message
from tests.contracts.committing import commit
from tests.eventbridge.bus_server import Bus, bus_server
from tests.postgres.fresh_database import FreshDatabase
from tests.relay.relay_process import wiring
from tests.relay.stories import stored

Told = pytest.CaptureFixture[str]
WORDS = "a word nobody may repeat"


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


@pytest.fixture
def store(database: FreshDatabase) -> Iterator[AuroraStore]:
    made = AuroraStore(engine_of(database.application_url))
    payload = {"text": WORDS}
    commit(made, an_outbox_message("sob_1", payload=payload))
    commit(made, an_outbox_message("sob_2", payload=payload, case_id="sca_2"))
    yield made
    made.close()


def relayed(capsys: Told, *words: str) -> tuple[int, str, str]:
    code = main(["relay", "--once", *words])
    told = capsys.readouterr()
    return code, told.out, told.err


@pytest.mark.usefixtures("store")
def test_once_sends_what_waits_and_tells_how_much(
    capsys: Told, bus: Bus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SUPPORT_CENTER_EVENT_BUS", "support-events")
    assert relayed(capsys) == (
        0,
        "2 delivered\nin all: 2 delivered, 0 failed attempts, 0 parked\n",
        "",
    )
    assert bus.message_ids() == ["sob_1", "sob_2"]
    assert {event["EventBusName"] for event in bus.taken} == {"support-events"}
    assert relayed(capsys)[:2] == (0, "in all: 0 delivered, 0 failed attempts, 0 parked\n")


def test_a_message_that_is_not_sent_is_told_without_what_it_holds(
    store: AuroraStore, capsys: Told, bus: Bus, caplog: pytest.LogCaptureFixture
) -> None:
    bus.refused["sob_1"] = "InternalFailure"
    code, out, _ = relayed(capsys, "--bus", "support-events")
    assert code == 1
    assert out.splitlines()[-1] == "in all: 1 delivered, 1 failed attempts, 0 parked"
    (line,) = caplog.messages
    assert line.startswith(
        "sob_1 (support.case.open of sca_1) was not sent: EventBridge said InternalFailure;"
        " attempt 1 of 8, the next one not before "
    )
    assert WORDS not in out + line
    assert stored(store, "sob_1").last_failure == "EventBridge said InternalFailure"


def test_a_message_that_is_parked_is_an_error_in_the_log_and_in_the_sum(
    store: AuroraStore, capsys: Told, bus: Bus, caplog: pytest.LogCaptureFixture
) -> None:
    bus.refused["sob_1"] = "MalformedDetail"
    with store.unit_of_work() as uow:
        delivery = uow.outbox.delivery("sob_1")
        assert delivery is not None
        uow.outbox.save(evolve(delivery, attempts=MOST_ATTEMPTS - 1))
        uow.commit()

    code, out, _ = relayed(capsys, "--bus", "support-events", "--json")

    assert code == 1
    assert json.loads(out) == {
        "delivered": 1,
        "failed_attempts": 0,
        "parked": 1,
        "parked_messages": ["sob_1"],
    }
    (record,) = caplog.records
    assert record.levelno == logging.ERROR
    assert record.getMessage() == (
        "sob_1 (support.case.open of sca_1) is parked after 8 attempts and waits for a person:"
        " EventBridge said MalformedDetail"
    )


@pytest.mark.usefixtures("store")
def test_to_stdout_the_messages_are_lines_of_json_and_the_sum_is_apart(
    capsys: Told, bus: Bus
) -> None:
    code, out, err = relayed(capsys, "--to", "stdout")
    assert code == 0
    assert [json.loads(line)["message_id"] for line in out.splitlines()] == ["sob_1", "sob_2"]
    assert err.splitlines()[-1] == "in all: 2 delivered, 0 failed attempts, 0 parked"
    assert bus.requests == []


def test_without_credentials_nothing_is_sent_and_no_attempt_is_lost(
    store: AuroraStore, capsys: Told, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("AWS_ACCESS_KEY_ID")
    monkeypatch.delenv("AWS_SECRET_ACCESS_KEY")
    code, _, err = relayed(capsys, "--bus", "support-events")
    assert code == 2
    assert "Nothing can be sent: Unable to locate credentials. Check the AWS credentials" in err
    assert stored(store, "sob_1").attempts == 0


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "SUPPORT_CENTER_EVENT_BUS: write the event bus into it"),
        (["--bus", "support-events", "--to", "stdout"], "Choose either --bus or --to stdout."),
        (["--to", "stdout", "--database", "postgresql://localhost:1/x"], "cannot be reached"),
    ],
)
def test_what_cannot_be_run_is_told(capsys: Told, words: list[str], says: str) -> None:
    code, out, err = relayed(capsys, *words)
    assert (code, out) == (2, "")
    assert err.startswith("support-center: ")
    assert says in err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--every", "2"], "write a time from 100ms to 60m"),
        (["--every", "99ms"], "write a time from 100ms to 60m"),
        (["--every", "61m"], "write a time from 100ms to 60m"),
        (["--limit", "0"], "write a number from 1 to 100"),
        (["--limit", "101"], "write a number from 1 to 100"),
        (["--bus", "two words"], "write the name of an event bus"),
        (["--to", "pigeon"], "invalid choice"),
    ],
)
def test_what_nobody_can_mean_is_misuse(capsys: Told, words: list[str], says: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["relay", *words])
    assert ended.value.code == 2
    assert says in capsys.readouterr().err


def test_the_command_asks_for_as_much_at_a_time_as_a_relay_takes() -> None:
    assert relay.MOST == MOST_AT_ONCE
