"""Reads of a session as psycopg takes them: SQLAlchemy writes each once, and is not asked again."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import psycopg
from attrs import frozen
from psycopg.rows import DictRow, dict_row
from sqlalchemy import Dialect, Select
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

Rows = Sequence[Mapping[str, Any]]
_DIALECT: Dialect = PGDialect_psycopg()  # type: ignore[no-untyped-call]


@frozen
class Question:
    """A statement's text and its values; equal questions have equal answers."""

    sql: bytes
    values: tuple[tuple[str, Any], ...]

    @classmethod
    def of(cls, statement: Select[Any], values: Mapping[str, Any]) -> "Question":
        """`values` for what the statement leaves open."""
        sql, given = _compiled(statement)
        return cls(sql, tuple(sorted({**given, **values}.items())))


@cache
def _compiled(statement: Select[Any]) -> tuple[bytes, Mapping[str, Any]]:
    """For statements that are written once, at import: each is kept for good."""
    made = statement.compile(dialect=_DIALECT, compile_kwargs={"render_postcompile": True})
    return str(made).encode(), dict(made.params)


def ask(session: psycopg.Connection, question: Question) -> Rows:
    """Every row of the answer."""
    with session.cursor(row_factory=dict_row) as cursor:
        return cursor.execute(question.sql, dict(question.values)).fetchall()


def ask_together(session: psycopg.Connection, questions: Sequence[Question]) -> list[Rows]:
    """The answers, in one round trip; no rows of what answers with none (`begin`)."""
    cursors: list[psycopg.Cursor[DictRow]] = []
    with session.pipeline():
        for question in questions:
            cursor = session.cursor(row_factory=dict_row)
            cursors.append(cursor.execute(question.sql, dict(question.values)))
    return [cursor.fetchall() if cursor.description else [] for cursor in cursors]
