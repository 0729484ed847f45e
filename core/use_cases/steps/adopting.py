"""Adopting a refund that was made at the processor without us (domain.md, *Refund*, Charge)."""

from core.ledger.cause import Cause
from core.ledger.line import Line
from core.ledger.refund_lines import BookedUnder, LegRefund, opposite, refund_lines
from core.orders.snapshot import OrderSnapshot
from core.refunds.allocation import Allocation
from core.refunds.charge import Charge, ChargeKind
from core.refunds.counting import counted_outside
from core.refunds.outside_refund import OutsideRefund
from core.refunds.spreading_outside import on_no_leg, spread_outside
from core.use_cases.handling.work import Work
from core.use_cases.steps.charge_excess import weigh_excess
from core.use_cases.steps.posting import lines_of, post
from core.use_cases.steps.refunded_service import weigh_on_payables
from ports.payment_processor import ProcessorRefund, RefundState

FAILED_STATES = frozenset({RefundState.FAILED, RefundState.CANCELED})


def adopt(work: Work, told: ProcessorRefund) -> bool:
    """Take the refund as the fact it is, whatever the ceiling says; answers whether anything
    changed. A charge that no order of ours knows is somebody else's.
    """
    charge = work.uow.charges.get(told.charge)
    if charge is None:
        return False
    known = work.uow.outside_refunds.get(told.ref)
    if known is None:
        return _first_heard(work, charge, told)
    return _heard_again(work, charge, known, told)


def _first_heard(work: Work, charge: Charge, told: ProcessorRefund) -> bool:
    order = _order_of(work, charge)
    refund = OutsideRefund(
        processor_ref=told.ref,
        charge_id=charge.charge_id,
        order_id=charge.order_id,
        currency=told.currency,
        allocations=_allocations(work, charge, order, told),
        state=told.state.value,
        counts=told.state not in FAILED_STATES,
        created_at=told.created_at,
        updated_at=work.now,
    )
    work.uow.outside_refunds.add(refund)
    if refund.counts:
        post(work, Cause.OUTSIDE_REFUND, refund.processor_ref, _lines(order, refund))
        _take(work, charge, order, refund, sign=1)
    return True


def _heard_again(work: Work, charge: Charge, known: OutsideRefund, told: ProcessorRefund) -> bool:
    """What failed stays so, and only the first failure gives anything back."""
    failed = told.state in FAILED_STATES
    if not known.counts or (not failed and _is_no_news(known, told)):
        return False
    now = known.now(told.state.value, counts=not failed, when=work.now)
    work.uow.outside_refunds.save(now)
    if failed:
        posted = lines_of(work, Cause.OUTSIDE_REFUND, known.processor_ref)
        post(work, Cause.OUTSIDE_REFUND_FAILED, known.processor_ref, opposite(posted))
        _take(work, charge, _order_of(work, charge), known, sign=-1)
    return True


def _is_no_news(known: OutsideRefund, told: ProcessorRefund) -> bool:
    settled = known.state == RefundState.SUCCEEDED.value
    return settled or told.state.value == known.state or told.state is RefundState.UNKNOWN


def _take(
    work: Work, charge: Charge, order: OrderSnapshot, refund: OutsideRefund, *, sign: int
) -> None:
    taken = charge.adopt(sign * refund.amount_cents)
    work.uow.charges.save(taken)
    weigh_on_payables(work, order, refund.allocations, sign=sign)
    weigh_excess(work, taken)


def _allocations(
    work: Work, charge: Charge, order: OrderSnapshot, told: ProcessorRefund
) -> tuple[Allocation, ...]:
    """A refund of a deposit takes from no leg's payment."""
    if charge.kind is ChargeKind.DEPOSIT:
        return (on_no_leg(told.amount_cents),)
    ours = work.uow.refunds.counted_of_order(order.order_id)
    outside = counted_outside(work.uow.outside_refunds.of_order(order.order_id), charge=charge)
    return spread_outside(
        told.amount_cents, order, earlier=(*ours, *outside), made_at=told.created_at
    )


def _lines(order: OrderSnapshot, refund: OutsideRefund) -> tuple[Line, ...]:
    """Nothing is brought back from providers for it: the seller owes what they keep."""
    under = BookedUnder(
        currency=refund.currency, order_id=refund.order_id, processor_ref=refund.processor_ref
    )
    completed = {leg.leg_id for leg in order.legs if leg.status == "completed"}
    legs = (
        LegRefund(leg_id=share.leg_id, parts=share.parts, completed=share.leg_id in completed)
        for share in refund.allocations
    )
    return refund_lines(legs, under)


def _order_of(work: Work, charge: Charge) -> OrderSnapshot:
    order = work.uow.order_snapshots.newest(charge.order_id)
    if order is None:
        raise LookupError(f"{charge.charge_id} stands on an order that is gone")
    return order
