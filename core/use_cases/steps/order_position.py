"""Loading where a case's order stands."""

from attrs import frozen

from core.cases.case import Case
from core.cases.fact import facts_from
from core.deposits.standing import claim_fact
from core.errors import ErrorCode, Refusal
from core.orders.snapshot import OrderSnapshot
from core.refunds.charge import Charge
from core.refunds.counting import counted_outside
from core.refunds.position import Counted, Position, Standpoint, position
from core.use_cases.handling.work import Work
from core.use_cases.steps.order_on_case import order_on_case


@frozen(kw_only=True)
class OrderAccount:
    """A case's order, the charge that paid it, and where it stands."""

    order: OrderSnapshot
    charge: Charge
    position: Position


def order_position(
    work: Work, case: Case, order_id: str, *, reason: str, leaving_out: str | None = None
) -> OrderAccount | Refusal:
    """Where the order stands, the refund `leaving_out` not counted."""
    order = order_on_case(work, case, order_id)
    if isinstance(order, Refusal):
        return order
    charge = work.uow.charges.payment_of(order_id)
    if charge is None:
        return not_paid_by_card(order.payment.charge)
    if not charge.captured_cents:
        return not_paid_by_card(None)
    facts = facts_from(event.payload for event in work.uow.timeline.facts(case.case_id))
    ours = work.uow.refunds.counted_of_order(order_id, leaving_out=leaving_out)
    standpoint = Standpoint(
        case_created_at=case.created_at,
        reason=reason,
        facts=facts,
        deposit_claim=claim_fact(it.status for it in work.uow.deposit_claims.of_order(order_id)),
    )
    return OrderAccount(
        order=order,
        charge=charge,
        position=position(
            order, standpoint, charge=charge, refunds=(*ours, *_made_elsewhere(work, charge))
        ),
    )


def _made_elsewhere(work: Work, charge: Charge) -> tuple[Counted, ...]:
    """There are none where nothing was adopted, and then nothing is read."""
    if not charge.adopted_cents:
        return ()
    adopted = work.uow.outside_refunds.of_order(charge.order_id)
    return tuple(counted_outside(adopted, charge=charge))


def not_paid_by_card(charge: str | None) -> Refusal:
    """`charge` is what the order names as its payment: of another order, or none."""
    if charge is not None:
        return Refusal(
            code=ErrorCode.REFUND_NOT_ELIGIBLE,
            field="orderId",
            message=f"The order names {charge} as its payment, which paid another order.",
            hint="A charge pays one order; refund the order that it paid.",
        )
    return Refusal(
        code=ErrorCode.REFUND_NOT_ELIGIBLE,
        field="orderId",
        message="Nothing of this order was captured on a card.",
        hint="What was paid with credit goes back as credit.",
    )
