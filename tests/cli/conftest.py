"""Places for data that the database's own account may enter, also where tests run as root."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from entrypoints.cli.stopping import SIGNALS
from tests.cli.demo_server import DemoServer, demo_server
from tests.cli.stored_past import stored
from tests.postgres.temporary_cluster import temporary_home

__all__ = ["stored"]


@pytest.fixture(autouse=True)
def nothing_wired(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test is wired by the environment it happens to run in."""
    for variable in (
        "DATABASE_URL",
        "DATABASE_OWNER_URL",
        "SUPPORT_CENTER_HOME",
        "SUPPORT_CENTER_POLICIES",
        "SUPPORT_CENTER_MACROS",
    ):
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def home() -> Iterator[Path]:
    with temporary_home() as made:
        yield made


@pytest.fixture(scope="module")
def in_memory() -> Iterator[DemoServer]:
    """A demo that keeps nothing, shared by the tests of a module."""
    with temporary_home() as made, demo_server(made, "--memory") as server:
        yield server


@pytest.fixture
def handlers_kept() -> Iterator[None]:
    """Whatever a test does to this process's signals is undone."""
    before = {number: signal.getsignal(number) for number in SIGNALS}
    yield
    for number, handler in before.items():
        signal.signal(number, handler)
