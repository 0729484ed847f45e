"""Remembered answers in the database."""

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.instants import as_utc
from ports.idempotency import Answer

ANSWER = Table(
    "idempotency",
    SCHEMA,
    Column("actor", Text, primary_key=True),
    Column("key", Text, primary_key=True),
    Column("asked_sha256", Text),
    Column("result", JSONB),
    Column("created_at", INSTANT),
)
_FIND = select(ANSWER).where(ANSWER.c.actor == bindparam("actor"), ANSWER.c.key == bindparam("key"))
_INSERT = insertion(ANSWER)


@frozen(eq=False)
class AuroraIdempotency:
    """ports/idempotency.py over sup.idempotency."""

    _session: Session
    _pending: PendingWrites

    def find(self, *, actor: str, key: str) -> Answer | None:
        row = self._session.row(_FIND, actor=actor, key=key)
        return None if row is None else answer_from_row(row)

    def remember(self, answer: Answer) -> None:
        row, key = answer_to_row(answer), (answer.actor, answer.key)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ANSWER, kind="answer", key=key)


def answer_to_row(answer: Answer) -> Row:
    return {
        "actor": answer.actor,
        "key": answer.key,
        "asked_sha256": answer.asked_sha256,
        "result": Jsonb(answer.result),
        "created_at": answer.created_at,
    }


def answer_from_row(row: Row) -> Answer:
    return Answer(
        actor=row["actor"],
        key=row["key"],
        asked_sha256=row["asked_sha256"],
        result=row["result"],
        created_at=as_utc(row["created_at"]),
    )
