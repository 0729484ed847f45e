"""Credit goodwill to a buyer's wallet: at once, or as a proposal for a second person."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_amount
from core.announcements.of_refunds import refund_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.errors import Refusal
from core.goodwill.credit import GOODWILL
from core.goodwill.route import goodwill_route
from core.orders.snapshot import OrderSnapshot
from core.parts import Parts
from core.refunds.allocation import Allocation
from core.refunds.entries import proposed_entry
from core.refunds.refund import Refund, RefundMethod, RefundStatus, WaitsFor
from core.refunds.route import Route
from core.request import Role
from core.text import unfit_id, unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.crediting import count_in_month, pay_into_wallet
from core.use_cases.steps.order_on_case import order_on_case
from ports.id_generator import Prefix


@frozen(kw_only=True)
class CreditGoodwill(CaseCommand[str]):
    """Credits `amount_cents` of the order's currency and answers the refund's id.

    It reserves nothing on the charge, so no dispute stops it. Above the threshold it waits for
    a second person, while refunds are paused for the end of the pause; either way it counts in
    its agent's month at once (domain.md, *Refund*, Goodwill).
    """

    action: ClassVar = "goodwill.credit"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY, Role.FINANCE_OPS})

    order_id: str
    amount_cents: int
    note: str

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("orderId", self.order_id)
        yield unfit_amount(self.amount_cents)
        yield unfit_text("note", self.note)

    def decide(self, work: Work) -> str | Refusal:
        case = work.case_for_money(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        order = order_on_case(work, case, self.order_id)
        if isinstance(order, Refusal):
            return order
        above_cap = count_in_month(work, self.amount_cents, currency=order.currency)
        return above_cap or self._credited(work, case, order)

    def _credited(self, work: Work, case: Case, order: OrderSnapshot) -> str:
        way = goodwill_route(
            self.amount_cents,
            currency=order.currency,
            paused=work.uow.refund_switch.read().paused,
            policies=work.policies,
        )
        credit = self._credit(work, order, way)
        work.uow.refunds.add(credit)
        work.details |= {
            "refund_id": credit.refund_id,
            "order_id": credit.order_id,
            "amount_cents": credit.amount_cents,
            "status": credit.status.value,
        }
        if way.waits_for is None:
            pay_into_wallet(work, credit, case, why=way.why)
        else:
            work.record(case, proposed_entry(credit, why=way.why))
            work.announce(Topic.REFUND_PROPOSED, case.case_id, refund_payload(credit))
        return credit.refund_id

    def _credit(self, work: Work, order: OrderSnapshot, way: Route) -> Refund:
        proposed = Refund(
            refund_id=work.ids.new(Prefix.REFUND),
            case_id=self.case_id,
            order_id=self.order_id,
            charge_id=None,
            currency=order.currency,
            allocations=(Allocation(None, Parts(subtotal_cents=self.amount_cents)),),
            reason=GOODWILL,
            note=self.note,
            method=RefundMethod.WALLET,
            status=RefundStatus.PROPOSED,
            waits_for=way.waits_for or WaitsFor.RESUME,
            expires_at=way.undecided_until(work.now, work.policies),
            created_by=work.request.actor,
            created_at=work.now,
            updated_at=work.now,
        )
        return proposed if way.waits_for else proposed.credited(when=work.now)
