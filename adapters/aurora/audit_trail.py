"""The audit in the database."""

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import INET, JSONB

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.audit.entry import AuditEntry
from core.instants import as_utc

AUDIT = Table(
    "admin_audit",
    SCHEMA,
    Column("audit_id", Text, primary_key=True),
    Column("actor_admin", Text),
    Column("action", Text),
    Column("resource", Text),
    Column("details", JSONB),
    Column("ip", INET),
    Column("user_agent", Text),
    Column("created_at", INSTANT),
    Column("written_by", Text),
)
_BY_THE_DATABASE = frozenset({"written_by"})
_OF_RESOURCE = (
    select(*(column for column in AUDIT.c if column.name not in _BY_THE_DATABASE))
    .where(AUDIT.c.resource == bindparam("resource"))
    .order_by(AUDIT.c.created_at, AUDIT.c.audit_id)
)
_INSERT = insertion(AUDIT, made_by_the_database=_BY_THE_DATABASE)


@frozen(eq=False)
class AuroraAuditTrail:
    """ports/audit_trail.py over sup.admin_audit."""

    _session: Session
    _pending: PendingWrites

    def append(self, entry: AuditEntry) -> None:
        row, key = entry_to_row(entry), (entry.audit_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="audit_entry", key=key)

    def of_resource(self, resource: str) -> tuple[AuditEntry, ...]:
        return tuple(map(entry_from_row, self._session.rows(_OF_RESOURCE, resource=resource)))


def entry_to_row(entry: AuditEntry) -> Row:
    return {
        "audit_id": entry.audit_id,
        "actor_admin": entry.actor_admin,
        "action": entry.action,
        "resource": entry.resource,
        "details": Jsonb(dict(entry.details)),
        "ip": entry.ip,
        "user_agent": entry.user_agent,
        "created_at": entry.created_at,
    }


def entry_from_row(row: Row) -> AuditEntry:
    return AuditEntry(
        audit_id=row["audit_id"],
        actor_admin=row["actor_admin"],
        action=row["action"],
        resource=row["resource"],
        details=row["details"],
        ip=None if row["ip"] is None else str(row["ip"]),
        user_agent=row["user_agent"],
        created_at=as_utc(row["created_at"]),
    )
