"""A demo in memory, wired as the server wires it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from entrypoints.container import Container, open_container
from entrypoints.settings.settings import ClockName, Settings, StoreName


@pytest.fixture
def container(tmp_path: Path) -> Iterator[Container]:
    settings = Settings(home=tmp_path, store=StoreName.MEMORY, clock=ClockName.MOVABLE)
    with open_container(settings) as opened:
        yield opened
