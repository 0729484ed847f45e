"""One service that AppSync stands before."""

from collections.abc import Iterator

import pytest

from tests.graphql.service import Service, serving_memory


@pytest.fixture
def service() -> Iterator[Service]:
    with serving_memory() as served:
        yield served
