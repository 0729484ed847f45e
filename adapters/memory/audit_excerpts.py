"""Parts of the audit in memory."""

from collections.abc import Iterator

from attrs import frozen

from adapters.memory.audit_chain import MemoryAuditChain
from adapters.memory.store import MemoryStore
from core.audit.entry import AuditEntry
from core.audit.excerpt import Excerpt
from core.audit.written_entry import WrittenEntry


@frozen(eq=False)
class MemoryAuditExcerpts:
    """ports/audit_excerpts.py over the audit of a MemoryStore."""

    _store: MemoryStore
    _chain: MemoryAuditChain

    def of_case(self, case_id: str) -> Iterator[Excerpt]:
        tables = self._store.tables
        with tables.lock:
            found = [entry for entry in tables.audit_entries.all() if _tells_of(entry, case_id)]
            seals = {seal.audit_id: seal for seal in self._chain.seals}
        for entry in sorted(found, key=lambda entry: (entry.created_at, entry.audit_id)):
            yield Excerpt(WrittenEntry.of(entry), seals.get(entry.audit_id))


def _tells_of(entry: AuditEntry, case_id: str) -> bool:
    return (
        entry.resource == f"case:{case_id}"
        or entry.details.get("case_id") == case_id
        or case_id in entry.details.get("case_ids", ())
    )
