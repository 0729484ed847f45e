"""The adapter on PostgreSQL under test: one database, emptied before each test that uses it."""

from asyncio import Runner
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from attrs import frozen
from psycopg.sql import SQL, Identifier

from adapters.aurora.books import AuroraBooks
from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.decided_refunds import AuroraDecidedRefunds
from adapters.aurora.engine import engine_of
from adapters.aurora.figures import AuroraFigureBoard
from adapters.aurora.store import AuroraStore
from tests.contracts.backends import Backend
from tests.contracts.reading import Reading
from tests.postgres.fresh_database import FreshDatabase

# What a migration puts there, and what only migrations write.
KEPT = ("refund_switch", "schema_migration")
TABLES = "select tablename from pg_tables where schemaname = 'sup' and tablename <> all(%s)"


@frozen(kw_only=True)
class AuroraBackend:
    """The store and its views, with a session that may do anything."""

    backend: Backend
    administrator: psycopg.Connection

    def emptied(self) -> Backend:
        """As it was when it was migrated."""
        with self.administrator.transaction():
            # Lets rows go in any order, whatever refers to them and whatever guards them.
            self.administrator.execute("set local session_replication_role = replica")
            for (name,) in self.administrator.execute(TABLES, [list(KEPT)]).fetchall():
                self.administrator.execute(SQL("delete from sup.{}").format(Identifier(name)))
            self.administrator.execute(
                "update sup.refund_switch"
                " set paused = false, changed_by = null, changed_at = null, version = 0"
            )
        return self.backend


@contextmanager
def on_aurora(database: FreshDatabase, loop: Runner) -> Iterator[AuroraBackend]:
    """Both adapters over `database`, closed afterwards."""
    engine = engine_of(database.application_url)
    store = AuroraStore(engine)
    views = AuroraCaseViews.of(database.application_url, pool_size=2)
    loop.run(views.open())
    try:
        with psycopg.connect(database.administrator_url) as administrator:
            backend = Backend(
                store=store,
                case_views=Reading(views, loop),
                decided_refunds=AuroraDecidedRefunds(engine),
                books=AuroraBooks(engine),
                figure_board=AuroraFigureBoard(url=database.application_url),
            )
            yield AuroraBackend(backend=backend, administrator=administrator)
    finally:
        loop.run(views.close())
        store.close()
