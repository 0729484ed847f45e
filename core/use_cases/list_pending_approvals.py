"""List the refunds that wait for a second person."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.query import Query
from core.views.refund_view import RefundView
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ListPendingApprovals(Query[tuple[RefundView, ...]]):
    """`pendingApprovals`: proposed refunds, oldest first, 50 a page."""

    action: ClassVar = "refund.list_pending"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    page: int = 1

    @property
    def resource(self) -> str:
        return "refund:pending"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_page(self.page)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> tuple[RefundView, ...] | Refusal:
        return await views.pending_approvals(page=self.page, reader=request.actor, audit=audit)
