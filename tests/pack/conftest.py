"""A Support Center with packs, on each store."""

from collections.abc import Iterator

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.memory.store import MemoryStore
from tests.cli.conftest import home, nothing_wired
from tests.graphql.conftest import any_service, service
from tests.graphql.stored import InMemory, InPostgres
from tests.pack.records_room import RecordsRoom
from tests.use_cases.office import Office

__all__ = ["any_service", "home", "nothing_wired", "service"]


@pytest.fixture
def room() -> RecordsRoom:
    store = MemoryStore()
    return RecordsRoom(office=Office(store=store), stored=InMemory(store))


@pytest.fixture(params=["memory", "postgres"])
def any_room(request: pytest.FixtureRequest) -> Iterator[RecordsRoom]:
    if request.param == "memory":
        yield request.getfixturevalue("room")
        return
    database = request.getfixturevalue("database")
    store = AuroraStore(engine_of(database.application_url, pool_size=2))
    yield RecordsRoom(office=Office(store=store), stored=InPostgres(database.administrator_url))
    store.close()


@pytest.fixture
def case_id(any_room: RecordsRoom) -> str:
    return any_room.case()


@pytest.fixture
def in_memory(room: RecordsRoom) -> str:
    """A case in the room that is in memory."""
    return room.case()
