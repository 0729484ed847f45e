"""What of a refund comes back from providers, as the refund is booked (domain.md, *Refund*)."""

from collections.abc import Iterable, Mapping

from core.ledger.refund_lines import LegRefund
from core.orders.snapshot import OrderSnapshot
from core.refunds.allocation import Allocation
from core.use_cases.handling.work import Work
from core.use_cases.steps.balancing_transfers import balance
from core.use_cases.steps.refunded_so_far import AnyRefund
from core.use_cases.steps.unsaved import Unsaved


def ask_back(
    work: Work,
    order: OrderSnapshot,
    refund: AnyRefund,
    unsaved: Unsaved,
    *,
    also: Iterable[str] = (),
) -> tuple[LegRefund, ...]:
    """Put down what `refund`, as it is given, brings back from providers, and balance what was
    paid for the legs `also` and those of other refunds that it moves. Answers the refund leg by
    leg, as it is to be booked.
    """
    legs = legs_of(refund.allocations)
    moved = (leg for each in unsaved.outside for leg in legs_of(each.allocations))
    due = balance(work, order, unsaved, touching={*legs, *also, *moved}, told_by=refund)
    return leg_refunds(order, refund.allocations, reversing=_by_leg(order, legs, due))


def leg_refunds(
    order: OrderSnapshot, shares: Iterable[Allocation], *, reversing: Mapping[str | None, int]
) -> tuple[LegRefund, ...]:
    completed = {leg.leg_id for leg in order.legs if leg.status == "completed"}
    return tuple(
        LegRefund(
            leg_id=share.leg_id,
            parts=share.parts,
            completed=share.leg_id in completed,
            reversing_cents=reversing.get(share.leg_id, 0),
        )
        for share in shares
    )


def legs_of(shares: Iterable[Allocation]) -> tuple[str, ...]:
    return tuple(share.leg_id for share in shares if share.leg_id is not None)


def _by_leg(
    order: OrderSnapshot, legs: Iterable[str], due: Mapping[str, int]
) -> Mapping[str | None, int]:
    """A transfer may have paid for several of the legs: it is booked on the first of them."""
    transfer_of = {leg.leg_id: leg.transfer for leg in order.legs}
    left, booked = dict(due), dict[str | None, int]()
    for leg_id in legs:
        cents = left.pop(transfer_of.get(leg_id) or "", 0)
        if cents:
            booked[leg_id] = cents
    return booked
