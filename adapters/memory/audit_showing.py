"""The audit of a case or an order in memory, as readers see it."""

from adapters.memory.case_door import CaseDoor
from adapters.memory.tables import Tables
from core.audit.entry import AuditEntry
from core.errors import ErrorCode, Refusal

ENTRIES_A_PAGE = 50


def audit_of_case(tables: Tables, case_id: str, *, page: int) -> tuple[AuditEntry, ...]:
    """Newest first."""
    return _page(_about(tables, "case", case_id), page)


def audit_of_order(
    tables: Tables, order_id: str, *, reader: str, page: int
) -> tuple[AuditEntry, ...]:
    """Newest first, without what belongs to cases that are closed to the reader."""
    door = CaseDoor(tables)
    shown = [each for each in _about(tables, "order", order_id) if _is_open(door, each, reader)]
    return _page(shown, page)


def _about(tables: Tables, kind: str, asked: str) -> list[AuditEntry]:
    return [
        entry
        for entry in tables.audit_entries.all()
        if entry.resource == f"{kind}:{asked}" or entry.details.get(f"{kind}_id") == asked
    ]


def _is_open(door: CaseDoor, entry: AuditEntry, reader: str) -> bool:
    of_resource = entry.resource.removeprefix("case:")
    named = {entry.details.get("case_id"), of_resource if of_resource != entry.resource else None}
    refused = (door.for_staff(case_id, reader) for case_id in named if isinstance(case_id, str))
    return not any(
        isinstance(each, Refusal) and each.code is ErrorCode.CASE_ACCESS_DENIED for each in refused
    )


def _page(entries: list[AuditEntry], page: int) -> tuple[AuditEntry, ...]:
    newest_first = sorted(
        entries, key=lambda entry: (entry.created_at, entry.audit_id), reverse=True
    )
    return tuple(newest_first[(page - 1) * ENTRIES_A_PAGE : page * ENTRIES_A_PAGE])
