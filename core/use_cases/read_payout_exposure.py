"""Tell what payouts must keep back from a provider."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_page
from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.text import unfit_id
from core.use_cases.handling.query import Query
from core.views.payout_exposure_view import PayoutExposureView
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ReadPayoutExposure(Query[tuple[PayoutExposureView, ...]]):
    """`payoutExposure`: by order of the provider on which anything is held, 50 a page."""

    action: ClassVar = "payout.exposure"
    roles: ClassVar = frozenset({Role.FINANCE_OPS, Role.PAYOUT_SERVICE})

    provider_id: str
    order_id: str | None = None
    page: int = 1

    @property
    def resource(self) -> str:
        return f"provider:{self.provider_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("providerId", self.provider_id)
        yield unfit_id("orderId", self.order_id)
        yield unfit_page(self.page)

    async def ask(
        self,
        views: CaseViews,
        request: Request,  # noqa: ARG002
        audit: AuditEntry,
    ) -> tuple[PayoutExposureView, ...] | Refusal:
        return await views.payout_exposure(
            self.provider_id, order_id=self.order_id, page=self.page, audit=audit
        )
