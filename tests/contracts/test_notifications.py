"""The contract of ports/notifications.py, over EventBridge and in memory."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from attrs import frozen

from adapters.eventbridge.notifications import EventBridgeNotifications
from adapters.memory.notifications import MemoryNotifications
from ports.event_publisher import Failed, Published
from ports.notification_envelope import notification_envelope
from ports.notifications import Addressed, Notifications
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.notifications import addressed
from tests.eventbridge.bus_server import Bus, Fault, bus_server
from tests.eventbridge.credentials import CREDENTIALS


@frozen(kw_only=True)
class Harness:
    """An adapter, what arrived at its other end, and how to trouble it."""

    notifications: Notifications
    received: Callable[[], list[dict[str, Any]]]
    go_down: Callable[[], None]
    come_back: Callable[[], None]

    def send(self, *told: Addressed) -> list[str | None]:
        """Why each failed, None for those that were sent."""
        results = self.notifications.send(told)
        assert all(isinstance(result, Published | Failed) for result in results)
        return [result.why if isinstance(result, Failed) else None for result in results]

    def received_ids(self) -> list[str]:
        return [each["notification_id"] for each in self.received()]


@contextmanager
def in_memory() -> Iterator[Harness]:
    made = MemoryNotifications()

    def down(why: str | None) -> None:
        made.down = why

    yield Harness(
        notifications=made,
        received=lambda: [json.loads(notification_envelope(each)) for each in made.taken],
        go_down=lambda: down("unreachable"),
        come_back=lambda: down(None),
    )


@contextmanager
def on_eventbridge() -> Iterator[Harness]:
    with bus_server() as bus:
        yield Harness(
            notifications=EventBridgeNotifications(
                "events", region="eu-west-1", endpoint_url=bus.url
            ),
            received=bus.details,
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
def harness(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Harness]:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    with HARNESSES[request.param]() as made:
        yield made


def test_a_notification_arrives_with_everything_whoever_delivers_needs(harness: Harness) -> None:
    assert harness.send(addressed(created_at=NOON + MICROSECOND)) == [None]
    assert harness.received() == [
        {
            "notification_id": "snt_1",
            "topic": "support.notification.case.opened",
            "template": "case.opened",
            "critical": False,
            "case_id": "sca_1",
            "recipients": [{"user_id": "usr_b1", "part": "buyer"}],
            "parameters": {"case_kind": "booking", "order_id": None, "amount_cents": 5},
            "created_at": f"{NOON:%Y-%m-%dT%H:%M:%S}.000001Z",
        }
    ]


def test_any_number_arrives_in_the_order_given_and_twice_when_sent_twice(harness: Harness) -> None:
    told = [addressed(f"snt_{number}") for number in range(12)]
    assert harness.send(*told) == [None] * 12
    assert harness.send(told[0]) == [None]
    assert harness.received_ids() == [f"snt_{number}" for number in range(12)] + ["snt_0"]


def test_nothing_to_send_is_nothing_sent(harness: Harness) -> None:
    assert harness.send() == []
    assert harness.received() == []


def test_one_that_cannot_be_reached_fails_each_and_takes_them_later(harness: Harness) -> None:
    harness.go_down()
    assert all(harness.send(addressed("snt_1"), addressed("snt_2")))
    assert harness.received() == []
    harness.come_back()
    assert harness.send(addressed("snt_1"), addressed("snt_2")) == [None, None]


def test_on_eventbridge_listeners_can_choose_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)
    with bus_server() as bus:
        EventBridgeNotifications("events", region="eu-west-1", endpoint_url=bus.url).send(
            [addressed()]
        )
        (entry,) = bus.taken
    assert (entry["Source"], entry["DetailType"], entry["EventBusName"]) == (
        "support-center",
        "support.notification.case.opened",
        "events",
    )
