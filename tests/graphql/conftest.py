"""The service over memory, and over each store in turn."""

from collections.abc import Iterator

import pytest

from tests.graphql.service import Service, serving_memory, serving_postgres

STORES = ("memory", "postgres")


@pytest.fixture
def service() -> Iterator[Service]:
    with serving_memory() as served:
        yield served


@pytest.fixture(params=STORES)
def any_service(request: pytest.FixtureRequest) -> Iterator[Service]:
    """A service of this test's own, on each store."""
    if request.param == "memory":
        yield request.getfixturevalue("service")
        return
    with serving_postgres(request.getfixturevalue("database")) as served:
        yield served


@pytest.fixture(scope="module", params=STORES)
def shared_service(request: pytest.FixtureRequest) -> Iterator[Service]:
    """A service that the tests of one module share, on each store."""
    if request.param == "memory":
        with serving_memory() as served:
            yield served
        return
    with serving_postgres(request.getfixturevalue("module_database")) as served:
        yield served
