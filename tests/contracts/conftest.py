"""Every store adapter, behind the ports that the suites know."""

from asyncio import Runner
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from adapters.aurora.embedded.cluster import Cluster
from ports.books import Books
from ports.decided_refunds import DecidedRefunds
from ports.unit_of_work import Store
from tests.contracts.backends import ADAPTERS, Backend, in_memory
from tests.contracts.reading import Reading
from tests.postgres.fresh_database import fresh_database

if TYPE_CHECKING:
    from tests.contracts.aurora_backend import AuroraBackend


@pytest.fixture(scope="session")
def event_loop_of_views() -> Iterator[Runner]:
    with Runner() as loop:
        yield loop


@pytest.fixture(scope="session")
def aurora(
    cluster: Cluster, migrated_template: str, event_loop_of_views: Runner
) -> Iterator["AuroraBackend"]:
    from tests.contracts.aurora_backend import on_aurora  # noqa: PLC0415 - not for memory alone

    with (
        fresh_database(cluster, template=migrated_template) as database,
        on_aurora(database, event_loop_of_views) as opened,
    ):
        yield opened


@pytest.fixture(params=ADAPTERS)
def backend(request: pytest.FixtureRequest, event_loop_of_views: Runner) -> Backend:
    """An empty store of each adapter in turn, with the views over it."""
    if request.param == "memory":
        return in_memory(event_loop_of_views)
    opened: AuroraBackend = request.getfixturevalue("aurora")
    return opened.emptied()


@pytest.fixture
def store(backend: Backend) -> Store:
    return backend.store


@pytest.fixture
def decided_refunds(backend: Backend) -> DecidedRefunds:
    return backend.decided_refunds


@pytest.fixture
def books(backend: Backend) -> Books:
    return backend.books


@pytest.fixture
def case_views(backend: Backend) -> Reading:
    return backend.case_views
