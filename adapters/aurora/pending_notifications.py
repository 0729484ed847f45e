"""Pending notifications in the database."""

from datetime import datetime

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Column, Integer, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.instants import as_utc
from core.notifications.kind import NotificationKind
from core.notifications.notification import Notification
from ports.pending_notifications import PendingNotification

NOTIFICATION = Table(
    "notification",
    SCHEMA,
    Column("position", BigInteger),
    Column("notification_id", Text, primary_key=True),
    Column("kind", Text),
    Column("case_id", Text),
    Column("parameters", JSONB),
    Column("told_by", Text),
    Column("named", ARRAY(Text)),
    Column("created_at", INSTANT),
    Column("due_at", INSTANT),
    Column("attempts", Integer),
    Column("delivered_at", INSTANT),
    Column("parked_at", INSTANT),
    Column("last_failure", Text),
    Column("version", BigInteger),
)
_PROGRESS = frozenset(
    {"due_at", "attempts", "delivered_at", "parked_at", "last_failure", "version"}
)
_PUT_ONCE = frozenset(column.name for column in NOTIFICATION.c) - _PROGRESS
_ROW = [column for column in NOTIFICATION.c if column.name != "position"]
_FOUND = select(*_ROW)
_GET = _FOUND.where(NOTIFICATION.c.notification_id == bindparam("notification_id"))
_OF_CASE = _FOUND.where(NOTIFICATION.c.case_id == bindparam("case_id")).order_by(
    NOTIFICATION.c.position
)
_DUE = (
    _FOUND.where(
        NOTIFICATION.c.delivered_at.is_(None),
        NOTIFICATION.c.parked_at.is_(None),
        NOTIFICATION.c.due_at <= bindparam("now", type_=INSTANT),
    )
    .order_by(NOTIFICATION.c.due_at, NOTIFICATION.c.position)
    .limit(bindparam("most", type_=Integer))
)
_INSERT = insertion(NOTIFICATION, made_by_the_database=(_PROGRESS - {"due_at"}) | {"position"})
_UPDATE = guarded_update(NOTIFICATION, never_changed=_PUT_ONCE)


@frozen(eq=False)
class AuroraPendingNotifications:
    """ports/pending_notifications.py over sup.notification."""

    _session: Session
    _pending: PendingWrites

    def put(self, pending: PendingNotification) -> None:
        row, key = _new_row(pending), (pending.notification.notification_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="notification", key=key)

    def get(self, notification_id: str) -> PendingNotification | None:
        row = self._session.row(_GET, notification_id=notification_id)
        return None if row is None else _from_row(row)

    def of_case(self, case_id: str) -> tuple[PendingNotification, ...]:
        return tuple(map(_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def due(self, *, now: datetime, limit: int) -> tuple[PendingNotification, ...]:
        return tuple(map(_from_row, self._session.rows(_DUE, now=now, most=limit)))

    def save(self, pending: PendingNotification) -> None:
        key = {"notification_id": pending.notification.notification_id}
        self._pending.replace(
            _UPDATE, _progress(pending), turn=Turn.DELIVERY, kind="notification", key=key
        )


def _new_row(pending: PendingNotification) -> Row:
    told = pending.notification
    return {
        "notification_id": told.notification_id,
        "kind": told.kind.value,
        "case_id": told.case_id,
        "parameters": Jsonb(dict(told.parameters)),
        "told_by": told.told_by,
        "named": list(told.named),
        "created_at": told.created_at,
        "due_at": pending.due_at,
    }


def _progress(pending: PendingNotification) -> Row:
    return {
        "due_at": pending.due_at,
        "attempts": pending.attempts,
        "delivered_at": pending.delivered_at,
        "parked_at": pending.parked_at,
        "last_failure": pending.last_failure,
        "version": pending.version,
    }


def _from_row(row: Row) -> PendingNotification:
    return PendingNotification(
        notification=Notification(
            notification_id=row["notification_id"],
            kind=NotificationKind(row["kind"]),
            case_id=row["case_id"],
            parameters=row["parameters"],
            told_by=row["told_by"],
            named=tuple(row["named"]),
            created_at=as_utc(row["created_at"]),
        ),
        due_at=as_utc(row["due_at"]),
        attempts=row["attempts"],
        delivered_at=row["delivered_at"] and as_utc(row["delivered_at"]),
        parked_at=row["parked_at"] and as_utc(row["parked_at"]),
        last_failure=row["last_failure"],
        version=row["version"],
    )
