"""Demos wired as the server wires them: in memory, and on each store in turn."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import frozen

from entrypoints.container import Container, open_container
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.settings import ClockName, Settings, StoreName
from tests.graphql.stored import InMemory, InPostgres, Stored
from tests.postgres.fresh_database import FreshDatabase


@frozen(kw_only=True)
class Demo:
    """A demo without a server, and a look into what it stores."""

    container: Container
    stored: Stored


@pytest.fixture
def container(tmp_path: Path) -> Iterator[Container]:
    settings = Settings(home=tmp_path, store=StoreName.MEMORY, clock=ClockName.MOVABLE)
    with open_container(settings) as opened:
        yield opened


@pytest.fixture(params=StoreName)
def demo(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Demo]:
    """A demo of this test's own, on each store."""
    if request.param is StoreName.MEMORY:
        opened = request.getfixturevalue("container")
        yield Demo(container=opened, stored=InMemory(opened.store()))
        return
    database: FreshDatabase = request.getfixturevalue("database")
    settings = Settings(
        home=tmp_path,
        store=StoreName.AURORA,
        clock=ClockName.MOVABLE,
        database_url=DatabaseUrl(database.application_url),
    )
    with open_container(settings) as opened:
        yield Demo(container=opened, stored=InPostgres(database.administrator_url))
