"""Databases made for one test or one module, cloned from a template that is migrated once."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import psycopg
from attrs import frozen
from psycopg.sql import SQL, Identifier

from adapters.aurora.embedded.cluster import APPLICATION, OWNER, Cluster
from adapters.aurora.embedded.provisioning import make_database


@frozen(kw_only=True)
class FreshDatabase:
    """How to reach one database, as each of its roles."""

    name: str
    owner_url: str
    application_url: str
    administrator_url: str


@contextmanager
def fresh_database(cluster: Cluster, *, template: str = "template1") -> Iterator[FreshDatabase]:
    """A new database like `template`, dropped afterwards with whatever sessions are left on it."""
    name = f"test_{uuid4().hex[:12]}"
    with administering(cluster) as session:
        make_database(session, name, template=template)
    try:
        yield FreshDatabase(
            name=name,
            owner_url=cluster.url(role=OWNER, database=name),
            application_url=cluster.url(role=APPLICATION, database=name),
            administrator_url=cluster.url(role="postgres", database=name),
        )
    finally:
        with administering(cluster) as session:
            session.execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(name)))


@contextmanager
def administering(cluster: Cluster) -> Iterator[psycopg.Connection]:
    """A session that may create and drop databases."""
    with psycopg.connect(cluster.administrator_url, autocommit=True) as session:
        yield session
