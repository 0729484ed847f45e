"""Tell a provider what is held of their payouts."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.query import Query
from core.views.payout_exposure_view import PayoutExposureView
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ListMyPayoutHolds(Query[tuple[PayoutExposureView, ...]]):
    """`myPayoutHolds`: what the caller is not paid for now, and why; 50 orders a page."""

    action: ClassVar = "payout.mine"
    roles: ClassVar = frozenset({Role.PARTICIPANT})

    page: int = 1

    @property
    def resource(self) -> str:
        return "provider:self"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_page(self.page)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> tuple[PayoutExposureView, ...] | Refusal:
        return await views.payout_exposure(
            request.actor, order_id=None, page=self.page, audit=audit
        )
