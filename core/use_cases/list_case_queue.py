"""List the cases of a queue, a stretch at a time."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_first, unfit_page
from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.query import Query
from core.use_cases.list_case_connection import connection_of
from core.views.case_filter import CaseFilter
from core.views.case_page import CaseConnection
from core.views.case_place import CasePlace, read_place
from core.views.case_queue import CaseQueue
from core.views.selection import BARE, CASES_A_PAGE, Selection
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ListCaseQueue(Query[CaseConnection]):
    """`caseQueue`: `first` cases of the queue that follow the cursor `after`."""

    action: ClassVar = "case.queue"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    name: CaseQueue
    first: int = CASES_A_PAGE
    after: str | None = None
    selection: Selection = BARE

    @property
    def resource(self) -> str:
        return f"queue:{self.name.value}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_first(self.first)
        place = self._place()
        yield place if isinstance(place, Refusal) else None
        for page in self.selection.timeline_pages:
            yield unfit_page(page)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> CaseConnection | Refusal:
        place = self._place()
        if isinstance(place, Refusal):
            return place
        page = await views.page_of_cases(
            first=self.first,
            after=place,
            narrowed=CaseFilter(queue=self.name, queue_at=audit.created_at),
            order=self.name.order,
            reader=request.actor,
            selection=self.selection,
            audit=audit,
        )
        return connection_of(page, self.name.order)

    def _place(self) -> CasePlace | Refusal | None:
        return None if self.after is None else read_place(self.after, self.name.order)
