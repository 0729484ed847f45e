"""Adopting a refund that was made at the processor without us (domain.md, *Refund*, Charge)."""

from core.ledger.cause import Cause
from core.ledger.refund_lines import BookedUnder, refund_lines
from core.ledger.standing_lines import taken_back, what_stands
from core.orders.snapshot import OrderSnapshot
from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.refunds.spreading_outside import on_no_leg
from core.use_cases.handling.work import Work
from core.use_cases.steps.balancing_transfers import balance
from core.use_cases.steps.charge_excess import weigh_excess
from core.use_cases.steps.posting import lines_of, post
from core.use_cases.steps.refunded_service import weigh_on_payables
from core.use_cases.steps.reversing import ask_back, legs_of
from core.use_cases.steps.spreading_anew import Respread, respread
from core.use_cases.steps.unsaved import Unsaved
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
    news = _told_first(work, charge, told)
    spread = respread(work, charge, order, news=news)
    refund = spread.place_of(news)
    work.uow.outside_refunds.add(refund)
    if refund.counts:
        legs = ask_back(work, order, refund, _unsaved(refund, spread), also=legs_of(spread.left))
        lines = refund_lines(legs, BookedUnder.of_outside(refund))
        post(work, Cause.OUTSIDE_REFUND, refund.processor_ref, lines)
        _take(work, charge, refund.amount_cents)
        taken = (*refund.allocations, *spread.taken)
        weigh_on_payables(work, order, taken=taken, given_back=spread.left)
    return True


def _told_first(work: Work, charge: Charge, told: ProcessorRefund) -> OutsideRefund:
    """On no leg yet; a refund of a deposit takes from no leg's payment and stays there."""
    return OutsideRefund(
        processor_ref=told.ref,
        charge_id=charge.charge_id,
        order_id=charge.order_id,
        currency=told.currency,
        allocations=(on_no_leg(told.amount_cents),),
        state=told.state.value,
        counts=told.state not in FAILED_STATES,
        created_at=told.created_at,
        updated_at=work.now,
    )


def _heard_again(work: Work, charge: Charge, known: OutsideRefund, told: ProcessorRefund) -> bool:
    """What failed stays so, and only the first failure gives anything back."""
    failed = told.state in FAILED_STATES
    if not known.counts or (not failed and _is_no_news(known, told)):
        return False
    now = known.now(told.state.value, counts=not failed, when=work.now)
    work.uow.outside_refunds.save(now)
    if failed:
        _failed(work, charge, now)
    return True


def _failed(work: Work, charge: Charge, refund: OutsideRefund) -> None:
    order = _order_of(work, charge)
    spread = respread(work, charge, order, news=refund)
    balance(work, order, _unsaved(refund, spread), told_by=refund)
    posted = lines_of(work, Cause.OUTSIDE_REFUND, refund.processor_ref)
    lines = taken_back(what_stands(posted))
    post(work, Cause.OUTSIDE_REFUND_FAILED, refund.processor_ref, lines)
    _take(work, charge, -refund.amount_cents)
    given_back = (*refund.allocations, *spread.left)
    weigh_on_payables(work, order, taken=spread.taken, given_back=given_back)


def _is_no_news(known: OutsideRefund, told: ProcessorRefund) -> bool:
    settled = known.state == RefundState.SUCCEEDED.value
    return settled or told.state.value == known.state or told.state is RefundState.UNKNOWN


def _unsaved(refund: OutsideRefund, spread: Respread) -> Unsaved:
    return Unsaved(outside=(refund, *spread.now))


def _take(work: Work, charge: Charge, cents: int) -> None:
    taken_from = charge.adopt(cents)
    work.uow.charges.save(taken_from)
    weigh_excess(work, taken_from)


def _order_of(work: Work, charge: Charge) -> OrderSnapshot:
    order = work.uow.order_snapshots.newest(charge.order_id)
    if order is None:
        raise LookupError(f"{charge.charge_id} stands on an order that is gone")
    return order
