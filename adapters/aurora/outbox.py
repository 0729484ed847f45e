"""The outbox in the database."""

from datetime import datetime

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Column, Integer, Table, Text, and_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.sql import ColumnElement, func
from sqlalchemy.sql.selectable import NamedFromClause

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.instants import as_utc
from ports.outbox import Delivery, OutboxMessage

OUTBOX = Table(
    "outbox",
    SCHEMA,
    Column("position", BigInteger),
    Column("message_id", Text, primary_key=True),
    Column("topic", Text),
    Column("case_id", Text),
    Column("case_version", BigInteger),
    Column("payload", JSONB),
    Column("created_at", INSTANT),
    Column("written_by", Text),
    Column("attempts", Integer),
    Column("retry_at", INSTANT),
    Column("delivered_at", INSTANT),
    Column("parked_at", INSTANT),
    Column("last_failure", Text),
    Column("version", BigInteger),
)
_PROGRESS = frozenset(
    {"attempts", "retry_at", "delivered_at", "parked_at", "last_failure", "version"}
)
_PUT_ONCE = frozenset(column.name for column in OUTBOX.c) - _PROGRESS
_ROW = [column for column in OUTBOX.c if column.name != "written_by"]
_MESSAGE = [column for column in _ROW if column.name in _PUT_ONCE]


def _waits(outbox: NamedFromClause) -> ColumnElement[bool]:
    return and_(outbox.c.delivered_at.is_(None), outbox.c.parked_at.is_(None))


_NOW = bindparam("now", type_=INSTANT)
_EARLIER = OUTBOX.alias("earlier")
_HELD_BACK = (
    select(_EARLIER.c.position)
    .where(_EARLIER.c.case_id == OUTBOX.c.case_id, _EARLIER.c.position <= OUTBOX.c.position)
    .where(_waits(_EARLIER), _EARLIER.c.retry_at > _NOW)
    .exists()
)
_SNAPSHOT = func.pg_current_snapshot()
# A number that this server has not reached was given by another one, before a restore.
_NOTHING_EARLIER_IS_OPEN = or_(
    OUTBOX.c.written_by < func.pg_snapshot_xmin(_SNAPSHOT),
    OUTBOX.c.written_by >= func.pg_snapshot_xmax(_SNAPSHOT),
)
_DELIVERABLE = (
    select(*_ROW)
    .where(_waits(OUTBOX), _NOTHING_EARLIER_IS_OPEN, ~_HELD_BACK)
    .order_by(OUTBOX.c.position)
    .limit(bindparam("most", type_=Integer))
)
_OF_CASE = (
    select(*_MESSAGE).where(OUTBOX.c.case_id == bindparam("case_id")).order_by(OUTBOX.c.position)
)
_DELIVERY = select(*_ROW).where(OUTBOX.c.message_id == bindparam("message_id"))
_INSERT = insertion(OUTBOX, made_by_the_database=_PROGRESS | {"position", "written_by"})
_UPDATE = guarded_update(OUTBOX, never_changed=_PUT_ONCE)


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

    def deliverable(self, *, now: datetime, limit: int) -> tuple[Delivery, ...]:
        rows = self._session.rows(_DELIVERABLE, now=now, most=limit)
        return tuple(map(delivery_from_row, rows))

    def delivery(self, message_id: str) -> Delivery | None:
        row = self._session.row(_DELIVERY, message_id=message_id)
        return None if row is None else delivery_from_row(row)

    def save(self, delivery: Delivery) -> None:
        row, key = delivery_to_row(delivery), {"message_id": delivery.message.message_id}
        self._pending.replace(_UPDATE, row, turn=Turn.DELIVERY, kind="outbox_message", key=key)


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


def delivery_to_row(delivery: Delivery) -> Row:
    return {
        "attempts": delivery.attempts,
        "retry_at": delivery.retry_at,
        "delivered_at": delivery.delivered_at,
        "parked_at": delivery.parked_at,
        "last_failure": delivery.last_failure,
        "version": delivery.version,
    }


def delivery_from_row(row: Row) -> Delivery:
    return Delivery(
        message=message_from_row(row),
        attempts=row["attempts"],
        retry_at=row["retry_at"] and as_utc(row["retry_at"]),
        delivered_at=row["delivered_at"] and as_utc(row["delivered_at"]),
        parked_at=row["parked_at"] and as_utc(row["parked_at"]),
        last_failure=row["last_failure"],
        version=row["version"],
    )
