"""A relay that is killed loses nothing, and one that is stopped ends what it has begun."""

import signal
import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.memory.event_publisher import MemoryEventPublisher
from core.use_cases.relay_outbox import CLAIM_LASTS
from tests.builders.outbox_messages import an_outbox_message
from tests.cli.command_line import PATIENCE_SECONDS
from tests.contracts.committing import commit
from tests.eventbridge.bus_server import Bus, bus_server
from tests.postgres.fresh_database import FreshDatabase
from tests.relay.relay_process import relay_process
from tests.relay.stories import everything, ids, relay_on, stored
from tests.system.fixed_clock import FixedClock


@pytest.fixture
def store(database: FreshDatabase) -> Iterator[AuroraStore]:
    made = AuroraStore(engine_of(database.application_url))
    yield made
    made.close()


@pytest.fixture
def slow_bus() -> Iterator[Bus]:
    """It takes what is sent and answers when the test lets it."""
    with bus_server() as made:
        made.answers.clear()
        yield made


def test_what_was_sent_and_not_saved_when_the_relay_was_killed_is_sent_again(
    store: AuroraStore, database: FreshDatabase, slow_bus: Bus
) -> None:
    commit(store, an_outbox_message("sob_1"), an_outbox_message("sob_2"))
    with relay_process(database, slow_bus) as process:
        assert slow_bus.arrived.wait(PATIENCE_SECONDS)
        process.send_signal(signal.SIGKILL)
        assert process.wait(PATIENCE_SECONDS) == -signal.SIGKILL

    begun = stored(store, "sob_1")
    assert (slow_bus.message_ids(), begun.attempts, begun.waits) == (["sob_1"], 1, True)
    after = MemoryEventPublisher()
    clock = FixedClock(datetime.now(UTC))
    assert everything(relay_on(after, store, clock)).deliveries == ()
    clock.move(CLAIM_LASTS)
    everything(relay_on(after, store, clock))
    assert ids(after.taken) == ["sob_1", "sob_2"]


def test_a_relay_that_is_asked_to_stop_saves_what_it_has_sent_and_sends_no_more(
    store: AuroraStore, database: FreshDatabase, slow_bus: Bus
) -> None:
    commit(store, an_outbox_message("sob_1"), an_outbox_message("sob_2"))
    with relay_process(database, slow_bus) as process:
        assert slow_bus.arrived.wait(PATIENCE_SECONDS)
        process.send_signal(signal.SIGTERM)
        slow_bus.answers.set()
        out, err = process.communicate(timeout=PATIENCE_SECONDS)

    assert (process.returncode, err) == (0, "")
    assert out == "1 delivered\nin all: 1 delivered, 0 failed attempts, 0 parked\n"
    assert stored(store, "sob_1").delivered_at is not None
    assert stored(store, "sob_2").attempts == 0


def test_a_relay_that_waits_for_something_to_send_stops_at_once_when_it_is_asked_to(
    store: AuroraStore, database: FreshDatabase, slow_bus: Bus
) -> None:
    slow_bus.answers.set()
    commit(store, an_outbox_message())
    with relay_process(database, slow_bus, "--every", "60m") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "1 delivered\n"
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_SECONDS) == 0


def test_two_relay_processes_send_everything_once_and_each_case_in_its_order(
    store: AuroraStore, database: FreshDatabase, slow_bus: Bus
) -> None:
    slow_bus.answers.set()
    messages = [
        an_outbox_message(f"sob_{number}", case_id=f"sca_{number % 5}", case_version=number)
        for number in range(40)
    ]
    words = ("--every", "100ms", "--limit", "10")
    with (
        relay_process(database, slow_bus, *words) as one,
        relay_process(database, slow_bus, *words) as other,
    ):
        for message in messages:
            commit(store, message)
        deadline = time.monotonic() + PATIENCE_SECONDS
        while any(stored(store, message.message_id).waits for message in messages):
            assert (one.poll(), other.poll()) == (None, None)
            assert time.monotonic() < deadline
        for process in (one, other):
            process.send_signal(signal.SIGTERM)
            assert process.wait(PATIENCE_SECONDS) == 0

    assert sorted(slow_bus.message_ids()) == sorted(ids(messages))
    for number in range(5):
        of_case = [one for one in slow_bus.details() if one["case_id"] == f"sca_{number}"]
        versions = [one["case_version"] for one in of_case]
        assert versions == sorted(versions)
