"""What of the service went back to the buyer, by whomever, and who gave it last."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain

from core.refunds.allocation import Allocation
from core.refunds.outside_refund import OutsideRefund
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from core.use_cases.handling.work import Work
from core.use_cases.steps.unsaved import Unsaved

AnyRefund = Refund | OutsideRefund


def refunded_so_far(work: Work, order_id: str, unsaved: Unsaved) -> Counter[str | None]:
    """Cents of service by leg: our refunds that succeeded and those made elsewhere that count."""
    ours = unsaved.refund
    left_out = None if ours is None else ours.refund_id
    counted = work.uow.refunds.counted_of_order(order_id, leaving_out=left_out)
    shares = [each.allocations for each in counted if each.status == RefundStatus.SUCCEEDED]
    shares += [each.allocations for each in _outside(work, order_id, unsaved)]
    if ours is not None and gave(ours):
        shares.append(ours.allocations)
    refunded: Counter[str | None] = Counter()
    for share in chain.from_iterable(shares):
        refunded[share.leg_id] += share.parts.service_cents
    return refunded


def given_last(
    work: Work, order_id: str, unsaved: Unsaved, *, legs: Collection[str]
) -> AnyRefund | None:
    """The newest refund that took from one of the `legs`."""
    ours = unsaved.refund
    stored = (
        each
        for each in work.uow.refunds.of_order(order_id)
        if ours is None or each.refund_id != ours.refund_id
    )
    every: Iterator[AnyRefund] = chain(
        stored, () if ours is None else (ours,), _outside(work, order_id, unsaved)
    )
    took = [each for each in every if gave(each) and takes_from(each.allocations, legs)]
    return max(took, key=lambda each: (each.created_at, name_of(each)), default=None)


def gave(refund: AnyRefund) -> bool:
    """Whether the buyer got it by card, as far as anybody knows."""
    if isinstance(refund, OutsideRefund):
        return refund.counts
    return refund.method is RefundMethod.CARD and refund.status is RefundStatus.SUCCEEDED


def name_of(refund: AnyRefund) -> str:
    return refund.processor_ref if isinstance(refund, OutsideRefund) else refund.refund_id


def takes_from(shares: tuple[Allocation, ...], legs: Collection[str]) -> bool:
    """Whether any of the service of the `legs` is among them."""
    return any(share.leg_id in legs and share.parts.service_cents for share in shares)


def _outside(work: Work, order_id: str, unsaved: Unsaved) -> Iterator[OutsideRefund]:
    stored = {each.processor_ref: each for each in work.uow.outside_refunds.of_order(order_id)}
    now = stored | {each.processor_ref: each for each in unsaved.outside}
    return (each for each in now.values() if each.counts)
