"""Audit entries made of the rows of adapters/aurora/views/audit_statements.py."""

from collections.abc import Mapping
from typing import Any

from core.audit.entry import AuditEntry
from core.instants import as_utc


def entry_from_row(row: Mapping[str, Any]) -> AuditEntry:
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
