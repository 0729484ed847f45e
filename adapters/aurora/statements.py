"""Statements of the flush, written once at import and sent as they are."""

from typing import Any, NewType

from sqlalchemy import Dialect, Table, bindparam, insert, update
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

_DIALECT: Dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call]
GuardedUpdate = NewType("GuardedUpdate", bytes)
_MET_OR_STOPPED = b"with met as (%b returning 1) select 1 / count(*) from met"


def insertion(table: Table, *, made_by_the_database: frozenset[str] = frozenset()) -> bytes:
    """INSERT of one row, a parameter per column."""
    given = [column.name for column in table.c if column.name not in made_by_the_database]
    return str(insert(table).compile(dialect=_DIALECT, column_keys=given)).encode()


def guarded_update(
    table: Table, *, never_changed: frozenset[str] = frozenset(), **computed: Any
) -> GuardedUpdate:
    """UPDATE of one row if its version is `read_version` still; 22012 (division by zero) otherwise.

    The database itself stops at a row that has changed, so that COMMIT can be sent along.
    `computed` are the columns that the database works out from the row it finds;
    `never_changed` are those it may not touch.
    """
    keys = table.primary_key.columns
    not_given = {*computed, *never_changed, *(key.name for key in keys)}
    given = [column.name for column in table.c if column.name not in not_given]
    guarded = update(table).where(table.c.version == bindparam("read_version"))
    for key in keys:
        guarded = guarded.where(key == bindparam(f"this_{key.name}"))
    compiled = guarded.values(**computed).compile(dialect=_DIALECT, column_keys=given)
    return GuardedUpdate(_MET_OR_STOPPED % str(compiled).encode())
