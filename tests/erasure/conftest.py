"""A Support Center on each store, and everything that the store holds as text."""

from collections.abc import Iterator

import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.memory.store import MemoryStore
from tests.erasure.archive import Archive
from tests.graphql.stored import InMemory, InPostgres
from tests.use_cases.office import Office


@pytest.fixture(params=["memory", "postgres"])
def archive(request: pytest.FixtureRequest) -> Iterator[Archive]:
    if request.param == "memory":
        memory = MemoryStore()
        yield Archive(office=Office(store=memory), stored=InMemory(memory))
        return
    database = request.getfixturevalue("database")
    store = AuroraStore(engine_of(database.application_url, pool_size=2))
    yield Archive(office=Office(store=store), stored=InPostgres(database.administrator_url))
    store.close()
