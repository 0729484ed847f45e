"""Issue a refund: at once where policy allows it, else as a proposal for a second person."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_amount
from core.announcements.of_refunds import refund_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.errors import Refusal
from core.kernels.decision_json import record_of
from core.refunds.allocation import Allocation, LegShare, allocate
from core.refunds.charge import Charge
from core.refunds.entries import decision_entry, issued_entry, proposed_entry
from core.refunds.reasons import read_reason
from core.refunds.refund import Refund, RefundStatus, WaitsFor
from core.refunds.route import Route, RouteQuestion, route
from core.request import Role
from core.text import unfit_id, unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.order_position import OrderAccount, order_position
from core.use_cases.steps.refunded_service import weigh_on_payables
from ports.id_generator import Prefix


@frozen(kw_only=True)
class IssueRefund(CaseCommand[str]):
    """Reserves `amount_cents` on the order's charge and answers the refund's id.

    The refund is `processing` where policy leaves the amount open, and `proposed` where a
    second person or the end of a pause is waited for (domain.md, *Refund*).
    """

    action: ClassVar = "refund.issue"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    order_id: str
    amount_cents: int
    reason: str
    leg_id: str | None = None
    note: str | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("orderId", self.order_id)
        yield unfit_id("legId", self.leg_id)
        yield unfit_amount(self.amount_cents)
        reason = read_reason(self.reason)
        yield reason if isinstance(reason, Refusal) else None
        yield unfit_text("note", self.note)

    def decide(self, work: Work) -> str | Refusal:
        work.uow.foresee_money(case_id=self.case_id, order_id=self.order_id)
        case = work.case_for_money(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        account = order_position(work, case, self.order_id, reason=self.reason)
        if isinstance(account, Refusal):
            return account
        legs = account.position.chosen(self.leg_id)
        if isinstance(legs, Refusal):
            return legs
        reserved = account.charge.reserve(self.amount_cents)
        if isinstance(reserved, Refusal):
            return reserved
        shares = allocate(self.amount_cents, legs)
        if isinstance(shares, Refusal):
            return shares
        return self._issued(work, case, account, (legs, shares, reserved))

    def _issued(
        self,
        work: Work,
        case: Case,
        account: OrderAccount,
        taken: tuple[tuple[LegShare, ...], tuple[Allocation, ...], Charge],
    ) -> str:
        legs, shares, reserved = taken
        way = self._route(work, account, legs)
        refund = self._refund(work, account, shares, way)
        work.uow.charges.save(reserved)
        work.uow.refunds.add(refund)
        weigh_on_payables(work, account.order, taken=shares)
        told = issued_entry if refund.status is RefundStatus.PROCESSING else proposed_entry
        work.record(case, decision_entry(refund), told(refund, why=way.why))
        work.details |= {
            "refund_id": refund.refund_id,
            "order_id": refund.order_id,
            "amount_cents": refund.amount_cents,
            "status": refund.status.value,
        }
        work.announce(Topic.REFUND_PROPOSED, case.case_id, refund_payload(refund))
        return refund.refund_id

    def _route(self, work: Work, account: OrderAccount, legs: tuple[LegShare, ...]) -> Route:
        question = RouteQuestion(
            amount_cents=self.amount_cents,
            open_cents=account.position.open_cents(legs),
            refunded_before_cents=account.position.refunded_cents,
            currency=account.charge.currency,
            paused=work.uow.refund_switch.read().paused,
        )
        return route(question, work.policies)

    def _refund(
        self, work: Work, account: OrderAccount, shares: tuple[Allocation, ...], way: Route
    ) -> Refund:
        proposed = Refund(
            refund_id=work.ids.new(Prefix.REFUND),
            case_id=self.case_id,
            order_id=self.order_id,
            charge_id=account.charge.charge_id,
            currency=account.charge.currency,
            allocations=shares,
            reason=self.reason,
            note=self.note,
            status=RefundStatus.PROPOSED,
            waits_for=way.waits_for or WaitsFor.RESUME,
            expires_at=way.undecided_until(work.now, work.policies),
            created_by=work.request.actor,
            decision=record_of(account.position.decision),
            created_at=work.now,
            updated_at=work.now,
        )
        return proposed if way.waits_for else proposed.sent(when=work.now)
