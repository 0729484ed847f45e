"""Migrations: ordered, once, and safe to run twice at the same time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import psycopg
import pytest

from adapters.aurora.migrating import AlteredMigration, NewerDatabase, migrate, migrations
from tests.postgres.fresh_database import FreshDatabase

NAMES = [migration.name for migration in migrations()]


def test_an_empty_database_gets_every_migration_in_order(empty_database: FreshDatabase) -> None:
    assert migrate(empty_database.owner_url) == NAMES == sorted(NAMES)


def test_a_migrated_database_gets_nothing_more(database: FreshDatabase) -> None:
    assert migrate(database.owner_url) == []


def test_of_two_runners_each_migration_is_applied_by_one(empty_database: FreshDatabase) -> None:
    barrier = Barrier(2)

    def run(_: int) -> list[str]:
        barrier.wait(timeout=30)
        return migrate(empty_database.owner_url)

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(run, range(2)))

    assert sorted(told, key=len) == [[], NAMES]


def test_a_migration_whose_file_was_edited_is_refused(
    database: FreshDatabase, owner: psycopg.Connection
) -> None:
    owner.execute("update sup.schema_migration set sha256 = 'other' where name = %s", [NAMES[1]])

    with pytest.raises(AlteredMigration) as refused:
        migrate(database.owner_url)
    assert refused.value.name == NAMES[1]


def test_a_database_newer_than_the_program_is_refused(
    database: FreshDatabase, owner: psycopg.Connection
) -> None:
    owner.execute("insert into sup.schema_migration (name, sha256) values ('9999_later', 'x')")

    with pytest.raises(NewerDatabase) as refused:
        migrate(database.owner_url)
    assert refused.value.names == ("9999_later",)


def test_a_migration_that_fails_leaves_nothing_of_itself(empty_database: FreshDatabase) -> None:
    with psycopg.connect(empty_database.owner_url, autocommit=True) as owner:
        owner.execute("create schema sup")
        owner.execute("create table sup.charge ()")
        with pytest.raises(psycopg.errors.DuplicateTable):
            migrate(empty_database.owner_url)

        applied = owner.execute("select name from sup.schema_migration").fetchall()
        left = owner.execute("select to_regclass('sup.order_snapshot')").fetchone()
        assert [name for (name,) in applied] == NAMES[:2]
        assert left == (None,)

        owner.execute("drop table sup.charge")
    assert migrate(empty_database.owner_url) == NAMES[2:]
