"""Audit entries for tests."""

from typing import Any

from attrs import evolve

from core.audit.entry import AuditEntry
from tests.builders.instants import NOON


def an_audit_entry(audit_id: str = "aud_1", **changes: Any) -> AuditEntry:
    """An agent looked at a case, but for `changes`."""
    entry = AuditEntry(
        audit_id=audit_id,
        actor_admin="usr_agent",
        action="case.view",
        resource="case:sca_1",
        created_at=NOON,
        details={"corr_id": "corr-1"},
        ip="203.0.113.7",
        user_agent="Mozilla/5.0",
    )
    return evolve(entry, **changes)
