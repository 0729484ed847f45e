"""A database with a demo's past in it, to be tampered with before a command looks at it."""

from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from attrs import evolve, frozen

from core.refunds.refund import Refund
from entrypoints.cli.database import open_database
from entrypoints.container import open_container
from entrypoints.settings.database_url import DatabaseUrl
from entrypoints.settings.settings import ClockName, Settings, StoreName
from tests.demo.test_past import refunds_of, start
from tests.postgres.fresh_database import FreshDatabase


@frozen
class StoredPast:
    """A demo's database, with its two refunds of the past and what Stripe told of; `orders` have
    money on them.
    """

    database: FreshDatabase
    sent: Refund
    partial: Refund
    orders: int

    def alter(self, statement: str, *values: object) -> None:
        """As somebody who may do anything, past every guard."""
        with psycopg.connect(self.database.administrator_url) as session:
            session.execute("set local session_replication_role = replica")
            assert session.execute(statement.encode(), values).rowcount > 0


@pytest.fixture
def stored(
    database: FreshDatabase, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StoredPast]:
    """Found by the environment, as a command finds it."""
    monkeypatch.setenv("DATABASE_URL", database.application_url)
    monkeypatch.setenv("SUPPORT_CENTER_HOME", str(tmp_path))
    settings = Settings(
        home=tmp_path,
        store=StoreName.AURORA,
        clock=ClockName.MOVABLE,
        database_url=DatabaseUrl(database.application_url),
    )
    with open_database(settings) as opened:
        settings = evolve(settings, database_label=opened.label)
    with open_container(settings) as container:
        start(container)
        container.demo_sweeper().sweep()
        (sent,) = refunds_of(container, "ord_1045")
        (partial,) = refunds_of(container, "ord_1046")
        yield StoredPast(database, sent, partial, len(list(container.books().orders())))
