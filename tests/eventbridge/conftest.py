"""A bus on this machine, and a publisher on it that has credentials."""

from collections.abc import Iterator

import pytest

from adapters.eventbridge.event_publisher import EventBridgePublisher
from tests.eventbridge.bus_server import Bus, bus_server
from tests.eventbridge.credentials import CREDENTIALS


@pytest.fixture(autouse=True)
def _credentials(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in CREDENTIALS.items():
        monkeypatch.setenv(name, value)


@pytest.fixture
def bus() -> Iterator[Bus]:
    with bus_server() as made:
        yield made


@pytest.fixture
def publisher(bus: Bus) -> EventBridgePublisher:
    return EventBridgePublisher("support-events", region="eu-west-1", endpoint_url=bus.url)
