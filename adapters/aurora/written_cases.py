"""Cases that the database writes as JSON, a single statement each, its audit row included."""

from collections.abc import Mapping
from typing import Any

from attrs import frozen
from psycopg import errors

from adapters.aurora.views.access import refusal
from adapters.aurora.views.audited import audit_parameters
from adapters.aurora.views.page_conditions import page_parameters
from adapters.aurora.views.page_statements import Stretch
from adapters.aurora.views.reading_pool import ReadingPool
from adapters.aurora.views.written.around import page_parameter
from adapters.aurora.views.written.case_values import can_show
from adapters.aurora.views.written.connection import can_show_connection
from adapters.aurora.views.written.statements import (
    one_case_told,
    page_of_cases_told,
    stretch_told,
)
from core.audit.entry import AuditEntry
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.outline import Outline, Wanted
from core.views.selection import CASES_A_PAGE
from ports.lost_race import DuplicateRow


@frozen(eq=False)
class AuroraWrittenCases:
    """ports/written_cases.py over schema `sup`, through the connections of the views."""

    _pool: ReadingPool

    def can_write_case(self, outline: Outline) -> bool:
        return can_show(outline.shown)

    def can_write_connection(self, outline: Outline) -> bool:
        return can_show_connection(outline)

    async def case(
        self, case_id: str, *, reader: str, wanted: Wanted, audit: AuditEntry
    ) -> bytes | Refusal:
        asked = {"case_id": case_id, "reader": reader, **_pages(wanted)}
        refused, told = await self._told(one_case_told(wanted.outline), asked, audit)
        if refused is not None:
            return refusal(refused.decode(), case_id=case_id)
        return told or b"null"

    async def cases(
        self,
        *,
        kind: CaseKind | None,
        status: CaseStatus | None,
        page: int,
        reader: str,
        wanted: Wanted,
        audit: AuditEntry,
    ) -> bytes:
        statement = page_of_cases_told(kind is not None, status is not None, wanted.outline)
        asked = {
            "kind": kind and kind.value,
            "status": status and status.value,
            "reader": reader,
            "skipped": (page - 1) * CASES_A_PAGE,
            **_pages(wanted),
        }
        (told,) = await self._told(statement, asked, audit)
        return told or b"null"

    async def page_of_cases(
        self,
        *,
        first: int,
        after: CasePlace | None,
        narrowed: CaseFilter,
        order: CaseOrder,
        reader: str,
        wanted: Wanted,
        audit: AuditEntry,
    ) -> bytes:
        stretch = Stretch.of(first=first, after=after, narrowed=narrowed, order=order)
        asked = {"reader": reader, **page_parameters(narrowed, after), **_pages(wanted)}
        (told,) = await self._told(stretch_told(stretch, wanted.outline), asked, audit)
        return told or b"null"

    async def _told(
        self, statement: bytes, asked: Mapping[str, Any], audit: AuditEntry
    ) -> tuple[bytes | None, ...]:
        try:
            return await self._pool.told(statement, {**asked, **audit_parameters(audit)})
        except errors.UniqueViolation as fault:
            raise DuplicateRow(kind="audit_entry", key=audit.audit_id) from fault


def _pages(wanted: Wanted) -> dict[str, int]:
    return {page_parameter(place): page for place, page in enumerate(wanted.pages)}
