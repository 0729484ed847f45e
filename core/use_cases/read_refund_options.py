"""See what policy owes on the order of a case, before anything is refunded."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.audit.entry import AuditEntry
from core.cases.fact import facts_from
from core.deposits.claim import ClaimStatus
from core.deposits.standing import claim_fact
from core.errors import Refusal
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from core.refunds.counting import counted_outside
from core.refunds.position import Counted, Position, Standpoint, position
from core.refunds.reasons import read_reason
from core.refunds.refund import RefundMethod, RefundStatus
from core.request import Request, Role
from core.text import unfit_id
from core.use_cases.handling.query import Query
from core.views.options_material import OptionsMaterial
from core.views.refund_view import RefundView
from ports.case_views import CaseViews


@frozen(kw_only=True)
class RefundOptions:
    """The order's position, and the legs that were asked about (all, or one)."""

    order: OrderSnapshot
    position: Position
    leg_ids: frozenset[str]
    paused: bool

    @property
    def open_cents(self) -> int:
        return self.position.open_cents(
            [leg for leg in self.position.legs if leg.leg_id in self.leg_ids]
        )


@frozen(kw_only=True)
class ReadRefundOptions(Query[RefundOptions]):
    """`refundOptions`: the kernels' decision with its trace, and what is still open."""

    action: ClassVar = "refund.options"
    roles: ClassVar = frozenset({Role.FINANCE_OPS, Role.TRUST_SAFETY})

    case_id: str
    order_id: str
    reason: str
    leg_id: str | None = None

    @property
    def resource(self) -> str:
        return f"case:{self.case_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("caseId", self.case_id)
        yield unfit_id("orderId", self.order_id)
        yield unfit_id("legId", self.leg_id)
        reason = read_reason(self.reason)
        yield reason if isinstance(reason, Refusal) else None

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> RefundOptions | Refusal:
        material = await views.options_material(
            case_id=self.case_id, order_id=self.order_id, reader=request.actor, audit=audit
        )
        return material if isinstance(material, Refusal) else self._options(material)

    def _options(self, material: OptionsMaterial) -> RefundOptions | Refusal:
        order = read_snapshot(material.order)
        if not isinstance(order, OrderSnapshot):
            raise TypeError(f"a stored snapshot of {self.order_id} cannot be read: {order}")
        standing = position(
            order,
            Standpoint(
                case_created_at=material.case_created_at,
                reason=self.reason,
                facts=facts_from(material.facts),
                deposit_claim=claim_fact(map(ClaimStatus, material.deposit_claims)),
            ),
            charge=material.charge,
            refunds=(
                *_counted(material.refunds),
                *counted_outside(material.outside_refunds, charge=material.charge),
            ),
        )
        legs = standing.chosen(self.leg_id)
        if isinstance(legs, Refusal):
            return legs
        return RefundOptions(
            order=order,
            position=standing,
            leg_ids=frozenset(leg.leg_id for leg in legs),
            paused=material.paused,
        )


def _counted(refunds: tuple[RefundView, ...]) -> Iterator[Counted]:
    for refund in refunds:
        if refund.method == RefundMethod.CARD and refund.status != RefundStatus.FAILED:
            yield Counted(allocations=refund.allocations, status=refund.status)
