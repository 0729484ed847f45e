"""Directories for clusters that a test makes, breaks and starts again."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.postgres.temporary_cluster import temporary_home


@pytest.fixture
def home() -> Iterator[Path]:
    """An empty directory for one cluster."""
    with temporary_home() as directory:
        yield directory
