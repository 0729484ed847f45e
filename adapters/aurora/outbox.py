"""The outbox in the database."""

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.instants import as_utc
from ports.outbox import OutboxMessage

OUTBOX = Table(
    "outbox",
    SCHEMA,
    Column("position", BigInteger, primary_key=True),
    Column("message_id", Text),
    Column("topic", Text),
    Column("case_id", Text),
    Column("case_version", BigInteger),
    Column("payload", JSONB),
    Column("created_at", INSTANT),
)
_OF_CASE = (
    select(OUTBOX).where(OUTBOX.c.case_id == bindparam("case_id")).order_by(OUTBOX.c.position)
)
_INSERT = insertion(OUTBOX, made_by_the_database=frozenset({"position"}))


@frozen(eq=False)
class AuroraOutbox:
    """ports/outbox.py over sup.outbox."""

    _session: Session
    _pending: PendingWrites

    def put(self, message: OutboxMessage) -> None:
        row, key = message_to_row(message), (message.message_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="outbox_message", key=key)

    def of_case(self, case_id: str) -> tuple[OutboxMessage, ...]:
        return tuple(map(message_from_row, self._session.rows(_OF_CASE, case_id=case_id)))


def message_to_row(message: OutboxMessage) -> Row:
    return {
        "message_id": message.message_id,
        "topic": message.topic,
        "case_id": message.case_id,
        "case_version": message.case_version,
        "payload": Jsonb(dict(message.payload)),
        "created_at": message.created_at,
    }


def message_from_row(row: Row) -> OutboxMessage:
    return OutboxMessage(
        message_id=row["message_id"],
        topic=row["topic"],
        case_id=row["case_id"],
        case_version=row["case_version"],
        payload=row["payload"],
        created_at=as_utc(row["created_at"]),
    )
