"""The contract of ports/event_publisher.py, over EventBridge and over the bus in memory."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from attrs import frozen

from adapters.eventbridge.event_publisher import EventBridgePublisher
from adapters.memory.event_publisher import MemoryEventPublisher
from ports.event_envelope import envelope
from ports.event_publisher import EventPublisher, Failed, Published
from ports.outbox import OutboxMessage
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.outbox_messages import an_outbox_message
from tests.eventbridge.bus_server import Bus, Fault, bus_server
from tests.eventbridge.credentials import CREDENTIALS

WORDS = "a word nobody may quote"


@frozen(kw_only=True)
class Harness:
    """A publisher, what arrived on its bus, and how to trouble it."""

    publisher: EventPublisher
    received: Callable[[], list[dict[str, Any]]]
    refuse: Callable[[str], None]
    go_down: Callable[[], None]
    come_back: Callable[[], None]

    def publish(self, *messages: OutboxMessage) -> list[str | None]:
        """Why each failed, None for those that were published."""
        results = self.publisher.publish(messages)
        assert all(isinstance(result, Published | Failed) for result in results)
        return [result.why if isinstance(result, Failed) else None for result in results]

    def received_ids(self) -> list[str]:
        return [event["message_id"] for event in self.received()]


@contextmanager
def in_memory() -> Iterator[Harness]:
    bus = MemoryEventPublisher()

    def down(why: str | None) -> None:
        bus.down = why

    yield Harness(
        publisher=bus,
        received=lambda: [json.loads(envelope(message)) for message in bus.taken],
        refuse=lambda message_id: bus.refused.update({message_id: "refused"}),
        go_down=lambda: down("unreachable"),
        come_back=lambda: down(None),
    )


@contextmanager
def on_eventbridge() -> Iterator[Harness]:
    with bus_server() as bus:
        yield Harness(
            publisher=EventBridgePublisher("events", region="eu-west-1", endpoint_url=bus.url),
            received=bus.details,
            refuse=lambda message_id: bus.refused.update({message_id: "InternalFailure"}),
            go_down=lambda: _strike(bus, Fault(status=None)),
            come_back=lambda: _strike(bus, None),
        )


def _strike(bus: Bus, fault: Fault | None) -> None:
    bus.fault = fault


HARNESSES: dict[str, Callable[[], AbstractContextManager[Harness]]] = {
    "memory": in_memory,
    "eventbridge": on_eventbridge,
}


@pytest.fixture(params=HARNESSES)
def bus(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Harness]:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    with HARNESSES[request.param]() as made:
        yield made


def test_a_message_arrives_with_everything_a_listener_needs(bus: Harness) -> None:
    message = an_outbox_message(
        case_version=7, created_at=NOON + MICROSECOND, payload={"amount_cents": 1, "who": "Zoë"}
    )
    assert bus.publish(message) == [None]
    assert bus.received() == [
        {
            "message_id": "sob_1",
            "topic": "support.case.open",
            "case_id": "sca_1",
            "case_version": 7,
            "created_at": f"{NOON:%Y-%m-%dT%H:%M:%S}.000001Z",
            "payload": {"amount_cents": 1, "who": "Zoë"},
        }
    ]


def test_any_number_of_messages_arrives_in_the_order_given(bus: Harness) -> None:
    ids = [f"sob_{number}" for number in range(37)]
    assert bus.publish(*map(an_outbox_message, ids)) == [None] * 37
    assert bus.received_ids() == ids


def test_nothing_to_publish_is_nothing_published(bus: Harness) -> None:
    assert bus.publish() == []
    assert bus.received() == []


def test_what_is_published_twice_arrives_twice_under_the_same_id(bus: Harness) -> None:
    message = an_outbox_message()
    assert [bus.publish(message), bus.publish(message)] == [[None], [None]]
    assert bus.received_ids() == ["sob_1", "sob_1"]


def test_a_message_that_is_refused_takes_no_other_with_it(bus: Harness) -> None:
    bus.refuse("sob_2")
    first, second, third = bus.publish(*map(an_outbox_message, ("sob_1", "sob_2", "sob_3")))
    assert (first, third) == (None, None)
    assert second
    assert bus.received_ids() == ["sob_1", "sob_3"]


def test_a_bus_that_cannot_be_reached_fails_each_message_and_takes_them_later(
    bus: Harness,
) -> None:
    messages = [an_outbox_message(f"sob_{number}") for number in range(12)]
    bus.go_down()
    assert all(bus.publish(*messages))
    assert bus.received() == []
    bus.come_back()
    assert bus.publish(*messages) == [None] * 12


def test_no_failure_quotes_what_a_message_holds(bus: Harness) -> None:
    message = an_outbox_message(payload={"text": WORDS})
    bus.refuse("sob_1")
    (refused,) = bus.publish(message)
    bus.go_down()
    (unreachable,) = bus.publish(message)
    for why in (refused, unreachable):
        assert why
        assert WORDS not in why
