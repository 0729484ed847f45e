"""The contract of ports/content_visibility.py, over EventBridge and in memory."""

import json
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import pytest
from attrs import evolve, frozen

from adapters.eventbridge.content_visibility import EventBridgeContentVisibility
from adapters.eventbridge.event_publisher import EventBridgePublisher
from adapters.memory.content_visibility import MemoryContentVisibility
from core.dmca.content_order import ContentAct, ContentOrder
from ports.content_visibility import ContentVisibility, NotTaken, Taken
from tests.builders.instants import NOON
from tests.eventbridge.bus_server import Bus, Fault, bus_server
from tests.eventbridge.credentials import CREDENTIALS

URL = "https://market.example/p/secret-word"
HIDE = ContentOrder(
    act=ContentAct.HIDE,
    claim_id="sdm_1",
    case_id="sca_1",
    creator_id="usr_up",
    number=1,
    urls=(URL,),
    ordered_at=NOON,
)
RESTORE = evolve(HIDE, act=ContentAct.RESTORE, number=2)
Arrived = tuple[str, str, int, tuple[str, ...]]


@frozen(kw_only=True)
class Harness:
    """What arrived, as (act, claim, number, URLs); `fail` keeps the next order from being taken."""

    visibility: ContentVisibility
    arrived: Callable[[], list[Arrived]]
    fail: Callable[[], None]
    recover: Callable[[], None]


@contextmanager
def in_memory() -> Iterator[Harness]:
    visibility = MemoryContentVisibility()

    def away(why: str | None) -> None:
        visibility.away_because = why

    yield Harness(
        visibility=visibility,
        arrived=lambda: [(it.act, it.claim_id, it.number, it.urls) for it in visibility.told],
        fail=lambda: away("away"),
        recover=lambda: away(None),
    )


@contextmanager
def on_eventbridge() -> Iterator[Harness]:
    with pytest.MonkeyPatch.context() as patch, bus_server() as bus:
        for name, value in CREDENTIALS.items():
            patch.setenv(name, value)
        publisher = EventBridgePublisher("events", region="eu-central-1", endpoint_url=bus.url)

        def arrived() -> list[Arrived]:
            return [_told(event) for event in bus.taken]

        yield Harness(
            visibility=EventBridgeContentVisibility(publisher),
            arrived=arrived,
            fail=lambda: _strike(bus, Fault(status=None)),
            recover=lambda: _strike(bus, None),
        )


def _strike(bus: Bus, fault: Fault | None) -> None:
    bus.fault = fault


def _told(event: dict[str, Any]) -> Arrived:
    payload = json.loads(event["Detail"])["payload"]
    act = event["DetailType"].removeprefix("content.")
    return act, payload["claim_id"], payload["number"], tuple(payload["urls"])


ADAPTERS: dict[str, Callable[[], AbstractContextManager[Harness]]] = {
    "memory": in_memory,
    "eventbridge": on_eventbridge,
}


@pytest.fixture(params=ADAPTERS)
def harness(request: pytest.FixtureRequest) -> Iterator[Harness]:
    with ADAPTERS[request.param]() as made:
        yield made


def test_an_order_arrives_with_all_that_carrying_it_out_needs(harness: Harness) -> None:
    assert harness.visibility.tell(HIDE) == Taken()
    assert harness.visibility.tell(RESTORE) == Taken()
    assert harness.arrived() == [
        ("hide", "sdm_1", 1, (URL,)),
        ("restore", "sdm_1", 2, (URL,)),
    ]


def test_what_is_not_taken_says_why_and_quotes_nothing(harness: Harness) -> None:
    harness.fail()
    told = harness.visibility.tell(HIDE)
    assert isinstance(told, NotTaken)
    assert told.why
    assert URL not in told.why
    assert harness.arrived() == []
    harness.recover()
    assert harness.visibility.tell(HIDE) == Taken()
    assert len(harness.arrived()) == 1


def test_an_order_may_be_told_twice(harness: Harness) -> None:
    for _ in range(2):
        assert harness.visibility.tell(HIDE) == Taken()
    assert harness.arrived() == [("hide", "sdm_1", 1, (URL,))] * 2


def test_a_bus_that_cannot_be_used_takes_nothing() -> None:
    with pytest.MonkeyPatch.context() as patch:
        for name in ("AWS_REGION", "AWS_DEFAULT_REGION", "AWS_PROFILE"):
            patch.delenv(name, raising=False)
        patch.setenv("AWS_CONFIG_FILE", "/nowhere")
        told = EventBridgeContentVisibility(EventBridgePublisher("events")).tell(HIDE)
    assert isinstance(told, NotTaken)
