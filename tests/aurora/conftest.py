"""Sessions on a test's own database."""

from collections.abc import Iterator

import psycopg
import pytest

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from tests.postgres.fresh_database import FreshDatabase


@pytest.fixture
def store(database: FreshDatabase) -> Iterator[AuroraStore]:
    """The store as the application uses it."""
    made = AuroraStore(engine_of(database.application_url))
    yield made
    made.close()


@pytest.fixture
def owner(database: FreshDatabase) -> Iterator[psycopg.Connection]:
    """A session of the schema's owner."""
    with psycopg.connect(database.owner_url, autocommit=True) as session:
        yield session


@pytest.fixture
def administrator(database: FreshDatabase) -> Iterator[psycopg.Connection]:
    """A session that may end other sessions and change the database's settings."""
    with psycopg.connect(database.administrator_url, autocommit=True) as session:
        yield session
