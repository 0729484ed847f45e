"""An audit over each store, and one over PostgreSQL that its owner tampers with."""

from collections.abc import Iterator

import pytest

from tests.audit import scene as scenes
from tests.audit.scene import Scene


@pytest.fixture(params=["memory", "aurora"])
def scene(request: pytest.FixtureRequest) -> Iterator[Scene]:
    """An empty audit."""
    if request.param == "memory":
        yield scenes.in_memory()
        return
    with scenes.on_aurora(request.getfixturevalue("database").application_url) as opened:
        yield opened


@pytest.fixture
def on_aurora(database_url: str) -> Iterator[Scene]:
    """An empty audit in the database of this test."""
    with scenes.on_aurora(database_url) as opened:
        yield opened
