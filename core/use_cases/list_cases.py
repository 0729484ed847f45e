"""List cases, newest first."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.written_query import WrittenQuery
from core.views.case_view import CaseView
from core.views.outline import Outline, Wanted
from core.views.selection import BARE, Selection
from ports.case_views import CaseViews
from ports.written_cases import WrittenCases


@frozen(kw_only=True)
class ListCases(WrittenQuery[tuple[CaseView, ...]]):
    """`adminCases`: a page of 50, of one kind or status where asked."""

    action: ClassVar = "case.list"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    kind: CaseKind | None = None
    status: CaseStatus | None = None
    page: int = 1
    selection: Selection = BARE

    @property
    def resource(self) -> str:
        return "case:list"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_page(self.page)
        for page in self.selection.timeline_pages:
            yield unfit_page(page)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> tuple[CaseView, ...] | Refusal:
        return await views.cases(
            kind=self.kind,
            status=self.status,
            page=self.page,
            reader=request.actor,
            selection=self.selection,
            audit=audit,
        )

    @classmethod
    def can_be_written(cls, cases: WrittenCases, outline: Outline) -> bool:
        return cases.can_write_case(outline)

    async def write(
        self, cases: WrittenCases, wanted: Wanted, request: Request, audit: AuditEntry
    ) -> bytes | Refusal:
        return await cases.cases(
            kind=self.kind,
            status=self.status,
            page=self.page,
            reader=request.actor,
            wanted=wanted,
            audit=audit,
        )
