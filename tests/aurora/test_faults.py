"""Connections that are lost, servers that turn read-only, audits that fail (reliability.md)."""

import asyncio
from datetime import timedelta

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, QueryCanceled
from psycopg.sql import SQL, Identifier

from adapters.aurora.case_views import AuroraCaseViews
from adapters.aurora.engine import engine_of
from adapters.aurora.migrating import migrations
from adapters.aurora.newest_migration import newest_migration
from adapters.aurora.order_snapshots import AlteredSnapshot
from adapters.aurora.store import AuroraStore
from adapters.aurora.views.reading_pool import ReadingBeforeOpening
from core.errors import Refusal
from core.views.case_view import CaseView
from core.views.selection import BARE
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cases import a_case
from tests.builders.orders import an_order
from tests.contracts.committing import commit
from tests.postgres.fresh_database import FreshDatabase

CUT_ALL = (
    "select pg_terminate_backend(pid) from pg_stat_activity"
    " where datname = current_database() and usename = 'support_app'"
)


def test_a_read_on_a_cut_connection_is_made_on_another(
    store: AuroraStore, administrator: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") == a_case("sca_1")
        administrator.execute(CUT_ALL)
        assert uow.cases.get("sca_1") == a_case("sca_1")


def test_a_flush_on_a_cut_connection_is_made_once_on_another(
    store: AuroraStore, administrator: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))

    with store.unit_of_work() as uow:
        uow.cases.save(a_case("sca_1", priority=1))
        administrator.execute(CUT_ALL)
        uow.commit()
        assert uow.cases.get("sca_1") == a_case("sca_1", priority=1, version=1)


def test_every_idle_connection_may_be_cut_without_anybody_noticing(
    store: AuroraStore, administrator: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))
    with store.unit_of_work() as one, store.unit_of_work() as other:
        assert one.cases.get("sca_1") == other.cases.get("sca_1")

    administrator.execute(CUT_ALL)

    with store.unit_of_work() as one, store.unit_of_work() as other:
        assert one.cases.get("sca_1") == other.cases.get("sca_1") == a_case("sca_1")


def test_a_view_is_read_again_on_another_connection(
    database: FreshDatabase, store: AuroraStore, administrator: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))

    async def read_twice() -> list[CaseView | Refusal]:
        async with AuroraCaseViews.of(database.application_url, pool_size=2) as views:
            first = await views.case(
                "sca_1", reader="usr_a", selection=BARE, audit=an_audit_entry("aud_1")
            )
            administrator.execute(CUT_ALL)
            second = await views.case(
                "sca_1", reader="usr_a", selection=BARE, audit=an_audit_entry("aud_2")
            )
            return [first, second]

    first, second = asyncio.run(read_twice())

    assert isinstance(first, CaseView)
    assert first == second


def test_a_server_that_turned_read_only_costs_its_connections_and_nothing_else(
    database: FreshDatabase, store: AuroraStore, administrator: psycopg.Connection
) -> None:
    name = Identifier(database.name)
    read_only = SQL("alter database {} set default_transaction_read_only = {}")
    administrator.execute(read_only.format(name, SQL("on")))
    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") is None
        administrator.execute(read_only.format(name, SQL("off")))
        uow.cases.add(a_case("sca_1"))
        uow.commit()
        assert uow.cases.get("sca_1") == a_case("sca_1")


def test_a_server_that_stays_read_only_is_told(
    database: FreshDatabase, store: AuroraStore, administrator: psycopg.Connection
) -> None:
    read_only = SQL("alter database {} set default_transaction_read_only = on")
    administrator.execute(read_only.format(Identifier(database.name)))

    with pytest.raises(psycopg.errors.ReadOnlySqlTransaction):
        commit(store, a_case("sca_1"))


def test_an_action_whose_audit_row_fails_is_rolled_back(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    owner.execute("revoke insert on sup.admin_audit from support_app")

    with pytest.raises(InsufficientPrivilege):
        commit(store, a_case("sca_1"), an_audit_entry())

    with store.unit_of_work() as uow:
        assert uow.cases.get("sca_1") is None


def test_a_read_whose_audit_row_fails_is_not_answered(
    database: FreshDatabase, store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))
    owner.execute("revoke insert on sup.admin_audit from support_app")

    async def read() -> None:
        async with AuroraCaseViews.of(database.application_url) as views:
            await views.case("sca_1", reader="usr_a", selection=BARE, audit=an_audit_entry())

    with pytest.raises(InsufficientPrivilege):
        asyncio.run(read())


def test_a_statement_that_takes_too_long_is_cancelled(database: FreshDatabase) -> None:
    async def sleep() -> None:
        views = AuroraCaseViews.of(
            database.application_url, statement_timeout=timedelta(milliseconds=50)
        )
        async with views:
            await views._pool.rows(b"select pg_sleep(30)", {})

    with pytest.raises(QueryCanceled):
        asyncio.run(sleep())


def test_views_are_ready_while_the_database_answers(database: FreshDatabase) -> None:
    async def ready(url: str) -> bool:
        async with AuroraCaseViews.of(url) as views:
            return await views.is_ready()

    assert asyncio.run(ready(database.application_url))
    assert not asyncio.run(ready("postgresql://support_app@127.0.0.1:1/none"))
    assert not asyncio.run(AuroraCaseViews.of(database.application_url).is_ready())


def test_views_are_not_ready_over_a_schema_that_misses_a_migration(
    database: FreshDatabase,
) -> None:
    async def readiness() -> tuple[bool, bool]:
        async with AuroraCaseViews.of(database.application_url) as views:
            before = await views.is_ready()
            with psycopg.connect(database.administrator_url) as administrator:
                administrator.execute(
                    "delete from sup.schema_migration where name = %s", [newest_migration()]
                )
            return before, await views.is_ready()

    assert newest_migration() == migrations()[-1].name
    assert asyncio.run(readiness()) == (True, False)


def test_a_read_before_opening_says_so(database: FreshDatabase) -> None:
    views = AuroraCaseViews.of(database.application_url)
    with pytest.raises(ReadingBeforeOpening):
        asyncio.run(views.case("sca_1", reader="usr_a", selection=BARE, audit=an_audit_entry()))


def test_a_stored_snapshot_that_somebody_altered_is_not_read(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, an_order("ord_1001"))
    owner.execute(
        "update sup.order_snapshot set received = replace(received::text, 'usr_b1', 'usr_b2')::json"
    )

    with store.unit_of_work() as uow, pytest.raises(AlteredSnapshot) as altered:
        uow.order_snapshots.newest("ord_1001")
    assert (altered.value.order_id, altered.value.version) == ("ord_1001", 3)


def test_a_password_is_asked_for_with_each_new_connection(database: FreshDatabase) -> None:
    asked = []

    def password() -> str:
        asked.append("token")
        return "token"

    store = AuroraStore(engine_of(database.application_url, password=password))
    with store.unit_of_work() as one, store.unit_of_work() as other:
        assert one.cases.get("sca_1") is other.cases.get("sca_1") is None
    store.close()

    assert asked == ["token", "token"]
