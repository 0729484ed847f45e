"""The audit in memory."""

from threading import RLock

from attrs import evolve, frozen

from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from core.audit.entry import AuditEntry


@frozen(eq=False)
class MemoryAuditTrail:
    """ports/audit_trail.py over a table in memory."""

    _table: Table[AuditEntry]
    _pending: PendingWrites

    def append(self, entry: AuditEntry) -> None:
        self._pending.insert(self._table, evolve(entry, details=stored_json(entry.details)))

    def of_resource(self, resource: str) -> tuple[AuditEntry, ...]:
        entries = self._table.group("resource", resource)
        return tuple(sorted(entries, key=lambda entry: (entry.created_at, entry.audit_id)))


def audit_table(lock: RLock) -> Table[AuditEntry]:
    return Table(
        kind="audit_entry",
        lock=lock,
        key_of=lambda entry: (entry.audit_id,),
        groups_of={"resource": lambda entry: (entry.resource,)},
    )
