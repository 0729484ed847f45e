"""Hold back part of a provider's payout."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from attrs import frozen

from core.amount import unfit_amount
from core.announcements.of_holds import hold_payload
from core.announcements.topic import Topic
from core.cases.case import Case
from core.errors import ErrorCode, Refusal
from core.holds.hold import PayoutHold, applied_entry
from core.holds.payable import Payable
from core.request import Role
from core.text import unfit_id, unfit_text
from core.use_cases.handling.case_command import CaseCommand
from core.use_cases.handling.work import Work
from core.use_cases.steps.order_on_case import order_on_case
from ports.id_generator import Prefix


@frozen(kw_only=True)
class ApplyPayoutHold(CaseCommand[str]):
    """Holds `amount_cents` of what `provider_id` is owed for the case's order; answers its id."""

    action: ClassVar = "hold.apply"
    roles: ClassVar = frozenset({Role.FINANCE_OPS})

    order_id: str
    provider_id: str
    amount_cents: int
    reason: str
    leg_id: str | None = None

    def faults(self) -> Iterator[Refusal | None]:
        yield from self.unfit_case()
        yield unfit_id("orderId", self.order_id)
        yield unfit_id("providerId", self.provider_id)
        yield unfit_id("legId", self.leg_id)
        yield unfit_amount(self.amount_cents)
        yield unfit_text("reason", self.reason)

    def decide(self, work: Work) -> str | Refusal:
        case = work.case_for_money(self.case_id, expected_version=self.expected_version)
        if isinstance(case, Refusal):
            return case
        order = order_on_case(work, case, self.order_id)
        if isinstance(order, Refusal):
            return order
        if self.leg_id is not None and not any(
            (leg.leg_id, leg.provider_id) == (self.leg_id, self.provider_id) for leg in order.legs
        ):
            return _not_their_leg(self.leg_id)
        payable = _payable_of(self.provider_id, work.payables.of_order(self.order_id))
        if isinstance(payable, Refusal):
            return payable
        held = payable.hold(self.amount_cents)
        return held if isinstance(held, Refusal) else self._applied(work, case, held)

    def _applied(self, work: Work, case: Case, held: Payable) -> str:
        hold = PayoutHold(
            hold_id=work.ids.new(Prefix.HOLD),
            case_id=case.case_id,
            order_id=self.order_id,
            leg_id=self.leg_id,
            provider_id=self.provider_id,
            currency=held.currency,
            amount_cents=self.amount_cents,
            reason=self.reason,
            applied_by=work.request.actor,
            created_at=work.now,
            expires_at=work.now + work.policies.hold_lifetime,
        )
        work.payables.keep(held)
        work.payout_holds.add(hold)
        work.record(case, applied_entry(hold))
        work.details |= {"hold_id": hold.hold_id, "amount_cents": hold.amount_cents}
        work.announce(Topic.HOLD_APPLY, case.case_id, hold_payload(hold))
        return hold.hold_id


def _payable_of(provider_id: str, payables: Sequence[Payable]) -> Payable | Refusal:
    for payable in payables:
        if payable.provider_id == provider_id:
            return payable
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="providerId",
        message=f"{provider_id} provides nothing on this order.",
        hint=f"Its providers are: {', '.join(payable.provider_id for payable in payables)}.",
    )


def _not_their_leg(leg_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="legId",
        message=f"{leg_id} is not a leg of this provider on this order.",
        hint="Leave legId out, or name one of the provider's legs.",
    )
