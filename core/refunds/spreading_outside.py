"""Over which legs a refund made elsewhere spreads (domain.md, *Refund*, Charge and Legs)."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from attrs import evolve

from core.errors import Refusal
from core.orders.snapshot import OrderSnapshot
from core.parts import Parts
from core.refunds.allocation import Allocation, LegShare, allocate
from core.refunds.outside_refund import OutsideRefund
from core.refunds.position import Counted, Standpoint, position
from core.refunds.reasons import RefundReason
from core.refunds.refund import RefundStatus


def spread_outside(
    cents: int, order: OrderSnapshot, *, earlier: Iterable[Counted], made_at: datetime
) -> tuple[Allocation, ...]:
    """`cents` as a refund without a leg would be spread after the `earlier` ones.

    Nobody gave a reason and no case was opened, so policy is asked for `made_at` (UTC) and
    `other`. What no leg can take stands under no leg, as service: it is the provider's first.
    """
    standpoint = Standpoint(case_created_at=made_at, reason=RefundReason.OTHER)
    legs = position(order, standpoint, charge=None, refunds=earlier).legs
    taken = min(cents, sum(leg.left_cents for leg in legs))
    on_legs = _allocated(taken, legs) if taken else ()
    return on_legs if taken == cents else (*on_legs, on_no_leg(cents - taken))


def spread_all(
    refunds: Iterable[OutsideRefund], order: OrderSnapshot, *, earlier: Iterable[Counted]
) -> Iterator[OutsideRefund]:
    """All of them in the order in which they were made, each after `earlier` and those before it,
    so that it does not matter which one was heard of first.
    """
    counted = list(earlier)
    for refund in sorted(refunds, key=lambda each: (each.created_at, each.processor_ref)):
        shares = spread_outside(
            refund.amount_cents, order, earlier=counted, made_at=refund.created_at
        )
        counted.append(Counted(allocations=shares, status=RefundStatus.SUCCEEDED.value))
        yield evolve(refund, allocations=shares)


def on_no_leg(cents: int) -> Allocation:
    return Allocation(None, Parts(subtotal_cents=cents))


def _allocated(cents: int, legs: tuple[LegShare, ...]) -> tuple[Allocation, ...]:
    shares = allocate(cents, legs)
    if isinstance(shares, Refusal):
        raise TypeError(f"{cents} cents that the legs have left were refused: {shares.message}")
    return shares
