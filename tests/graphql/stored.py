"""What a store holds, for tests that compare it before and after."""

from collections.abc import Mapping
from typing import Any, Protocol

import psycopg
from attrs import frozen
from psycopg.sql import SQL, Identifier

from adapters.memory.store import MemoryStore

AUDIT = {"audit_entry", "admin_audit"}
TABLES = "select tablename from pg_tables where schemaname = 'sup' order by tablename"
Contents = Mapping[str, list[str]]


@frozen(kw_only=True)
class Audited:
    """A line of the audit, as far as these tests ask."""

    actor: str
    action: str
    resource: str
    details: Mapping[str, Any]
    ip: str | None
    user_agent: str | None


class Stored(Protocol):
    def contents(self) -> Contents:
        """Every row of every table but the audit's, as text."""
        ...

    def audit(self) -> list[Audited]:
        """The audit, oldest first."""
        ...


@frozen
class InMemory:
    store: MemoryStore

    def contents(self) -> Contents:
        tables = self.store.tables
        kept = {name: getattr(tables, name) for name in tables.__slots__ if name[0] != "_"}
        return {
            name: sorted(repr(row) for row in table.all())
            for name, table in kept.items()
            if hasattr(table, "all") and name != "audit_entries"
        }

    def audit(self) -> list[Audited]:
        rows = sorted(self.store.tables.audit_entries.all(), key=lambda row: row.audit_id)
        return [
            Audited(
                actor=row.actor_admin,
                action=row.action,
                resource=row.resource,
                details=row.details,
                ip=row.ip,
                user_agent=row.user_agent,
            )
            for row in rows
        ]


@frozen
class InPostgres:
    url: str

    def contents(self) -> Contents:
        with psycopg.connect(self.url) as session:
            names = [name for (name,) in session.execute(TABLES).fetchall()]
            return {name: _rows(session, name) for name in names if name not in AUDIT}

    def audit(self) -> list[Audited]:
        with psycopg.connect(self.url) as session:
            rows = session.execute(
                "select actor_admin, action, resource, details, host(ip), user_agent"
                " from sup.admin_audit order by audit_id"
            ).fetchall()
        return [
            Audited(
                actor=row[0],
                action=row[1],
                resource=row[2],
                details=row[3],
                ip=row[4],
                user_agent=row[5],
            )
            for row in rows
        ]


def _rows(session: psycopg.Connection, table: str) -> list[str]:
    every_row = SQL("select to_jsonb(t)::text from sup.{} t order by 1").format(Identifier(table))
    return [text for (text,) in session.execute(every_row).fetchall()]
