"""Every test that asks for a database gets a migrated one that nobody else uses."""

import psycopg
import pytest

from adapters.aurora.embedded.cluster import Cluster
from tests.postgres.fresh_database import FreshDatabase, administering, fresh_database


def test_a_fresh_database_has_the_schema(database_url: str) -> None:
    with psycopg.connect(database_url) as session:
        row = session.execute("SELECT to_regclass('sup.case') IS NOT NULL").fetchone()
    assert row == (True,)


def test_what_one_database_holds_another_does_not(
    cluster: Cluster, database: FreshDatabase, migrated_template: str
) -> None:
    with psycopg.connect(database.owner_url) as session:
        session.execute("CREATE TABLE sup.left_behind ()")
    with (
        fresh_database(cluster, template=migrated_template) as other,
        psycopg.connect(other.owner_url) as session,
    ):
        row = session.execute("SELECT to_regclass('sup.left_behind')").fetchone()
    assert row == (None,)


def test_a_database_is_dropped_even_with_a_session_on_it(cluster: Cluster) -> None:
    with fresh_database(cluster) as database:
        forgotten = psycopg.connect(database.owner_url)
    with pytest.raises(psycopg.OperationalError):
        forgotten.execute("SELECT 1")
    forgotten.close()
    with administering(cluster) as session:
        left = session.execute("SELECT FROM pg_database WHERE datname = %s", [database.name])
        assert left.rowcount == 0


def test_the_application_is_not_the_owner(owner_url: str, database_url: str) -> None:
    assert {_role(owner_url), _role(database_url)} == {"support_owner", "support_app"}


def _role(url: str) -> object:
    with psycopg.connect(url) as session:
        row = session.execute("SELECT current_user").fetchone()
    assert row is not None
    return row[0]
