"""The demo's clock is moved by people with a token of the demo, and by nobody else."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from starlette.testclient import TestClient

from core.request import Role
from entrypoints.container import Container
from entrypoints.demo.control import CLOCK_PATH
from entrypoints.identity.demo_keys import DemoKeys


@pytest.fixture
def client(container: Container) -> Iterator[TestClient]:
    with TestClient(container.demo_app()) as opened:
        yield opened


def headers(keys: DemoKeys) -> dict[str, str]:
    token = keys.issue("usr_ana", [Role.PARTICIPANT], timedelta(hours=1))
    return {"Authorization": f"Bearer {token}"}


@pytest.fixture
def ours(container: Container) -> dict[str, str]:
    return headers(container.demo_keys())


def test_advancing_moves_the_clock_that_everything_reads(
    container: Container, client: TestClient, ours: dict[str, str]
) -> None:
    before = container.desk().clock.now()
    told = client.post(CLOCK_PATH, headers=ours, json={"advance_seconds": 864000})
    now = datetime.fromisoformat(told.json()["now"])
    assert timedelta(days=10) <= now - before < timedelta(days=10, minutes=1)
    assert container.desk().clock.now() >= now


def test_the_clock_can_be_read(
    container: Container, client: TestClient, ours: dict[str, str]
) -> None:
    told = client.get(CLOCK_PATH, headers=ours)
    assert datetime.fromisoformat(told.json()["now"]) <= container.desk().clock.now()


@pytest.mark.parametrize(
    "asked",
    [
        {},
        [],
        "10d",
        {"advance_seconds": 0},
        {"advance_seconds": -1},
        {"advance_seconds": "9"},
        {"advance_seconds": True},
        {"advance_seconds": 1.5},
        {"advance_seconds": 10**20},
        {"advance_seconds": 10**13},
    ],
)
def test_what_moves_no_clock_is_refused_with_a_reason(
    client: TestClient, ours: dict[str, str], asked: object
) -> None:
    told = client.post(CLOCK_PATH, headers=ours, json=asked)
    assert told.status_code == 400
    assert told.json()["error"]


def test_a_body_that_is_nested_too_deeply_is_refused_with_a_reason(
    client: TestClient, ours: dict[str, str]
) -> None:
    told = client.post(CLOCK_PATH, headers=ours, content="[" * 200_000)
    assert told.status_code == 400
    assert told.json()["error"]


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_nobody_without_a_token_is_answered(client: TestClient, method: str) -> None:
    assert client.request(method, CLOCK_PATH, json={"advance_seconds": 1}).status_code == 401


def test_a_token_of_another_demo_moves_nothing(container: Container, client: TestClient) -> None:
    before = container.desk().clock.now()
    told = client.post(
        CLOCK_PATH, headers=headers(DemoKeys.generate()), json={"advance_seconds": 864000}
    )
    assert told.status_code == 401
    assert container.desk().clock.now() - before < timedelta(days=1)
