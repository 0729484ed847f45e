"""Read one case, with as much around it as is asked for."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.text import unfit_id
from core.use_cases.handling.written_query import WrittenQuery
from core.views.case_view import CaseView
from core.views.outline import Outline, Wanted
from core.views.selection import BARE, Selection
from ports.case_views import CaseViews
from ports.written_cases import WrittenCases


@frozen(kw_only=True)
class ReadCase(WrittenQuery[CaseView]):
    """`adminCase`: a case for those who work it."""

    action: ClassVar = "case.view"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    case_id: str
    selection: Selection = BARE

    @property
    def resource(self) -> str:
        return f"case:{self.case_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("caseId", self.case_id)
        for page in self.selection.timeline_pages:
            yield unfit_page(page)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> CaseView | Refusal:
        return await views.case(
            self.case_id, reader=request.actor, selection=self.selection, audit=audit
        )

    @classmethod
    def can_be_written(cls, cases: WrittenCases, outline: Outline) -> bool:
        return cases.can_write_case(outline)

    async def write(
        self, cases: WrittenCases, wanted: Wanted, request: Request, audit: AuditEntry
    ) -> bytes | Refusal:
        return await cases.case(self.case_id, reader=request.actor, wanted=wanted, audit=audit)
