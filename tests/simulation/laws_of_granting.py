"""What must hold in the moment in which something is promised (reliability.md 3 and 12)."""

from core.goodwill.month import month_of
from core.holds.hold import HoldStatus, PayoutHold
from core.policies.policies import Policies
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from ports.unit_of_work import UnitOfWork
from tests.simulation.broken_law import BrokenLaws


def refund_was_left(laws: BrokenLaws, uow: UnitOfWork, granted: Refund) -> None:
    """Counted from the rows themselves, not from what the charge says of them."""
    snapshot = uow.order_snapshots.newest(granted.order_id)
    assert snapshot is not None
    disputes = uow.disputes.of_charge(granted.charge_id or "")
    ours = sum(each.amount_cents for each in uow.refunds.of_order(granted.order_id) if each.counts)
    theirs = sum(
        each.amount_cents for each in uow.outside_refunds.of_order(granted.order_id) if each.counts
    )
    disputed = sum(each.counted_cents for each in disputes)
    captured = snapshot.payment.captured_cents
    name = granted.refund_id
    laws.unless(
        ours + theirs + disputed <= captured,
        f"{name} granted: {ours} + {theirs} + {disputed} of {captured}",
    )
    laws.unless(not any(each.is_open for each in disputes), f"{name} granted while disputed")
    for leg in snapshot.legs:
        taken = sum(
            share.parts.total_cents
            for each in uow.refunds.of_order(granted.order_id)
            if each.counts
            for share in each.allocations
            if share.leg_id == leg.leg_id
        )
        paid = leg.paid.total_cents
        laws.unless(taken <= paid, f"{name} granted: {taken} of {leg.leg_id}, which paid {paid}")


def hold_was_free(laws: BrokenLaws, uow: UnitOfWork, granted: PayoutHold) -> None:
    for payable in uow.payables.of_order(granted.order_id):
        if payable.provider_id == granted.provider_id:
            held, most = payable.held_cents, payable.payable_cents
            applied = granted.status is HoldStatus.APPLIED
            laws.unless(
                applied and held <= most, f"{granted.hold_id} granted: {held} held of {most}"
            )


def month_was_free(laws: BrokenLaws, uow: UnitOfWork, granted: Refund, policies: Policies) -> None:
    month = month_of(granted.created_at)
    counted = sum(
        each.amount_cents
        for order_id in ("ord_a", "ord_b")
        for each in uow.refunds.of_order(order_id)
        if each.method is RefundMethod.WALLET
        and each.status is not RefundStatus.FAILED
        and (each.created_by, month_of(each.created_at)) == (granted.created_by, month)
    )
    most = policies.goodwill_monthly_cents["USD"]
    laws.unless(counted <= most, f"{granted.refund_id} granted: {counted} of {most} in {month}")
