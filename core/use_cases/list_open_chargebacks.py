"""List the chargebacks the network has not decided."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.query import Query
from core.views.chargeback_view import ChargebackView
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ListOpenChargebacks(Query[tuple[ChargebackView, ...]]):
    """`openChargebacks`: the nearest deadline first, 50 a page; with `due_before` those alone
    whose deadline of the network lies before it.
    """

    action: ClassVar = "chargeback.list"
    roles: ClassVar = frozenset({Role.FINANCE_OPS, Role.TRUST_SAFETY})

    page: int = 1
    due_before: datetime | None = None

    @property
    def resource(self) -> str:
        return "chargeback:open"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_page(self.page)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> tuple[ChargebackView, ...] | Refusal:
        return await views.open_chargebacks(
            page=self.page, due_before=self.due_before, reader=request.actor, audit=audit
        )
