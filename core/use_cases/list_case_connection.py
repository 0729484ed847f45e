"""List cases in any order, narrowed, a stretch at a time."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_first, unfit_page, unfit_priority
from core.audit.entry import AuditEntry
from core.errors import ErrorCode, Refusal
from core.request import Request, Role
from core.text import LONGEST_LABEL, unfit_id, unfit_text
from core.use_cases.handling.written_query import WrittenQuery
from core.views.case_filter import EVERY_CASE, CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_page import CaseConnection, CaseEdge, CasePage, PageInfo
from core.views.case_place import CasePlace, read_place
from core.views.outline import Outline, Wanted
from core.views.search_words import search_words
from core.views.selection import BARE, CASES_A_PAGE, Selection
from ports.case_views import CaseViews
from ports.written_cases import WrittenCases


@frozen(kw_only=True)
class ListCaseConnection(WrittenQuery[CaseConnection]):
    """`adminCaseConnection`: `first` cases that follow the cursor `after`.

    Pages stay flat however far one reads, and a case that is opened meanwhile moves none of
    those that follow.
    """

    action: ClassVar = "case.list"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    first: int = CASES_A_PAGE
    after: str | None = None
    filter: CaseFilter = EVERY_CASE
    order_by: CaseOrder = CaseOrder.CREATED_DESC
    selection: Selection = BARE

    @property
    def resource(self) -> str:
        return "case:list"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_first(self.first)
        place = self._place()
        yield place if isinstance(place, Refusal) else None
        yield from _unfit_filter(self.filter)
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
            narrowed=self.filter,
            order=self.order_by,
            reader=request.actor,
            selection=self.selection,
            audit=audit,
        )
        return connection_of(page, self.order_by)

    @classmethod
    def can_be_written(cls, cases: WrittenCases, outline: Outline) -> bool:
        return cases.can_write_connection(outline)

    async def write(
        self, cases: WrittenCases, wanted: Wanted, request: Request, audit: AuditEntry
    ) -> bytes | Refusal:
        place = self._place()
        if isinstance(place, Refusal):
            return place
        return await cases.page_of_cases(
            first=self.first,
            after=place,
            narrowed=self.filter,
            order=self.order_by,
            reader=request.actor,
            wanted=wanted,
            audit=audit,
        )

    def _place(self) -> CasePlace | Refusal | None:
        return None if self.after is None else read_place(self.after, self.order_by)


def connection_of(page: CasePage, order: CaseOrder) -> CaseConnection:
    """Each case with its cursor."""
    edges = tuple(
        CaseEdge(cursor=CasePlace.of(case, order).cursor, node=case) for case in page.cases
    )
    end = edges[-1].cursor if edges else None
    return CaseConnection(
        edges=edges, page_info=PageInfo(has_next_page=page.has_next_page, end_cursor=end)
    )


def _unfit_filter(narrowed: CaseFilter) -> Iterator[Refusal | None]:
    yield unfit_id("ownerAdmin", narrowed.owner_admin)
    yield unfit_id("subjectUser", narrowed.subject_user)
    yield unfit_id("orderId", narrowed.order_id)
    if narrowed.priority is not None:
        yield unfit_priority(narrowed.priority)
    yield unfit_text("text", narrowed.text, longest=LONGEST_LABEL)
    if narrowed.text is not None and not search_words(narrowed.text):
        yield Refusal(
            code=ErrorCode.BAD_USER_INPUT,
            field="text",
            message="text has no word to look for.",
            hint="Give letters or digits; each word finds the words that begin with it.",
        )
