"""Read what the audit has on one case or one order."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.errors import ErrorCode, Refusal
from core.request import Request, Role
from core.text import unfit_id
from core.use_cases.handling.query import Query
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ReadAuditTrail(Query[tuple[AuditEntry, ...]]):
    """`auditTrail`: the newest first, 50 a page. Exactly one of the two is asked about."""

    action: ClassVar = "audit.view"
    roles: ClassVar = frozenset({Role.FINANCE_OPS, Role.TRUST_SAFETY})

    case_id: str | None = None
    order_id: str | None = None
    page: int = 1

    @property
    def resource(self) -> str:
        return f"order:{self.order_id}" if self.case_id is None else f"case:{self.case_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield self._not_one()
        yield unfit_id("caseId", self.case_id)
        yield unfit_id("orderId", self.order_id)
        yield unfit_page(self.page)

    def _not_one(self) -> Refusal | None:
        if (self.case_id is None) != (self.order_id is None):
            return None
        return Refusal(
            code=ErrorCode.BAD_USER_INPUT,
            field="caseId",
            message="The audit is read for one case or for one order.",
            hint="Give either caseId or orderId.",
        )

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> tuple[AuditEntry, ...] | Refusal:
        if self.case_id is not None:
            return await views.audit_of_case(
                self.case_id, page=self.page, reader=request.actor, audit=audit
            )
        return await views.audit_of_order(
            self.order_id or "", page=self.page, reader=request.actor, audit=audit
        )
