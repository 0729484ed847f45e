"""What each handler makes of its events, on memory; sent twice, at once and with no time left."""

import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from importlib.resources import files
from typing import Any

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.memory.store import MemoryStore
from adapters.system.system_clock import SystemClock
from adapters.system.ulid_ids import UlidIds
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.rounds.concern import EVERYTHING
from core.use_cases.relay_outbox import RelayOutbox
from entrypoints.aws_lambda import orders, relay, sweep
from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.invocation import Invocation
from ports.event_publisher import Published
from ports.outbox import OutboxMessage
from ports.unit_of_work import Store
from tests.aws_lambda.contexts import LambdaContext
from tests.builders.published import published_policies
from tests.postgres.fresh_database import FreshDatabase


def ample() -> Invocation:
    """One that has just begun."""
    return Invocation.of(LambdaContext())


def snapshots() -> list[dict[str, Any]]:
    folder = files("entrypoints.demo").joinpath("orders")
    return [each for file in folder.iterdir() for each in json.loads(file.read_text())]


def desk_over(store: Store) -> Desk:
    clock = SystemClock()
    return Desk(store=store, clock=clock, ids=UlidIds(clock), policies=published_policies())


@pytest.fixture
def desk() -> Desk:
    return desk_over(MemoryStore())


def records(*bodies: str) -> dict[str, Any]:
    told = [{"messageId": f"m-{number}", "body": body} for number, body in enumerate(bodies)]
    return {"Records": told}


def failed(told: dict[str, Any]) -> list[str]:
    return [each["itemIdentifier"] for each in told["batchItemFailures"]]


def test_of_a_batch_only_what_failed_is_given_back(desk: Desk) -> None:
    good = json.dumps(snapshots()[0])
    other = json.dumps({**snapshots()[0], "currency": "EUR"})
    told = orders.answer(desk, records(good, "{", "[]", '{"order_id": 7}', good, other), ample())
    assert failed(told) == ["m-1", "m-2", "m-3", "m-5"]


def test_what_there_is_no_time_for_is_given_back(desk: Desk) -> None:
    over = Invocation.of(LambdaContext(remaining_millis=0))
    assert failed(orders.answer(desk, records(json.dumps(snapshots()[0])), over)) == ["m-0"]


def test_a_store_that_is_gone_gives_every_message_back() -> None:
    gone = desk_over(AuroraStore(engine_of("postgresql://x@127.0.0.1:1/x?connect_timeout=1")))
    told = orders.answer(gone, records(json.dumps(snapshots()[0])), ample())
    assert failed(told) == ["m-0"]


@pytest.fixture
def shared_desk(database: FreshDatabase) -> Iterator[Desk]:
    store = AuroraStore(engine_of(database.application_url, pool_size=4))
    yield desk_over(store)
    store.close()


def test_the_same_snapshot_four_times_at_once_is_taken_in_once(shared_desk: Desk) -> None:
    event = {"detail-type": "order", "detail": snapshots()[0]}
    with ThreadPoolExecutor(4) as pool:
        told = list(pool.map(lambda _: orders.answer(shared_desk, event, ample()), range(4)))
    assert sorted(each["result"] for each in told) == ["imported", *["unchanged"] * 3]


@pytest.mark.parametrize(
    ("event", "names", "days"),
    [
        ({}, list(EVERYTHING), 3),
        ({"about": "holds"}, ["holds"], 3),
        ({"about": ["holds", "refunds"], "look_back_days": 30}, ["refunds", "holds"], 30),
    ],
)
def test_an_event_says_what_is_swept(event: dict[str, Any], names: list[str], days: int) -> None:
    asked = sweep.read_asked(event)
    assert (list(asked.about), asked.look_back) == (names, timedelta(days=days))


@pytest.mark.parametrize(
    ("event", "field"),
    [
        ({"about": "everything"}, "about"),
        ({"about": []}, "about"),
        ({"about": [{}]}, "about"),
        ({"about": 7}, "about"),
        ({"look_back_days": 0}, "look_back_days"),
        ({"look_back_days": 31}, "look_back_days"),
        ({"look_back_days": True}, "look_back_days"),
    ],
)
def test_an_event_that_asks_for_nothing_there_is_fails_by_the_name_of_its_field(
    event: dict[str, Any], field: str
) -> None:
    with pytest.raises(InvocationFailed, match=field):
        sweep.read_asked(event)


class Silent:
    """Takes every message."""

    def publish(self, messages: Sequence[OutboxMessage]) -> tuple[Published, ...]:
        return tuple(Published() for _ in messages)


def test_a_relay_without_time_begins_nothing_and_says_that_it_has_not_finished() -> None:
    clock = SystemClock()
    outbox = RelayOutbox(
        store=MemoryStore(),
        clock=clock,
        publisher=Silent(),
        ids=UlidIds(clock),
    )
    over = Invocation.of(LambdaContext(remaining_millis=0))
    assert relay.answer(outbox, {}, over)["finished"] is False
    assert relay.answer(outbox, {"limit": 7}, ample())["finished"] is True
    with pytest.raises(InvocationFailed, match="limit"):
        relay.answer(outbox, {"limit": 101}, ample())
