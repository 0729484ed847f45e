"""List the work that waits for a person."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.query import Query
from core.views.parked_work_view import ParkedWorkView
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ListParkedWork(Query[tuple[ParkedWorkView, ...]]):
    """`parkedWork`: what nobody has dealt with yet, oldest first, 50 a page."""

    action: ClassVar = "parked.list"
    roles: ClassVar = frozenset({Role.FINANCE_OPS, Role.TRUST_SAFETY})

    page: int = 1

    @property
    def resource(self) -> str:
        return "parked:waiting"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_page(self.page)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> tuple[ParkedWorkView, ...] | Refusal:
        return await views.parked_work(page=self.page, reader=request.actor, audit=audit)
