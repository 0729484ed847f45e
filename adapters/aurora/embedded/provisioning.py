"""The two roles and the database that a fresh cluster lacks."""

import psycopg
from psycopg.sql import SQL, Identifier

from adapters.aurora.embedded.cluster import APPLICATION, DATABASE, OWNER, Cluster

# The owner makes schemas and grants; the application may only log in until a migration says more.
_ATTRIBUTES = {OWNER: "LOGIN CREATEROLE NOSUPERUSER", APPLICATION: "LOGIN NOSUPERUSER"}


def provision(cluster: Cluster) -> None:
    """Make the roles and the database unless they exist, as the administrator."""
    with psycopg.connect(cluster.administrator_url, autocommit=True) as session:
        for role in _ATTRIBUTES:
            _make_role(session, role)
        # From version 16 on, CREATEROLE alone no longer lets the owner alter this role.
        session.execute(
            SQL("GRANT {} TO {} WITH ADMIN OPTION").format(
                Identifier(APPLICATION), Identifier(OWNER)
            )
        )
        make_database(session, DATABASE)


def make_database(session: psycopg.Connection, name: str, *, template: str = "template1") -> None:
    """Make the owner's database `name` as a copy of `template`, unless it exists."""
    if session.execute("SELECT FROM pg_database WHERE datname = %s", [name]).rowcount:
        return
    session.execute(
        SQL("CREATE DATABASE {} OWNER {} TEMPLATE {}").format(
            Identifier(name), Identifier(OWNER), Identifier(template)
        )
    )


def _make_role(session: psycopg.Connection, role: str) -> None:
    if session.execute("SELECT FROM pg_roles WHERE rolname = %s", [role]).rowcount:
        return
    session.execute(SQL("CREATE ROLE {} {}").format(Identifier(role), SQL(_ATTRIBUTES[role])))
