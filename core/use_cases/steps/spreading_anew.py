"""Refunds made elsewhere, spread over the legs again when something made room or took it.

Where they stand is our reckoning, not a decision: it must not depend on what was heard first
(docs/adr/0010).
"""

from collections.abc import Mapping

from attrs import evolve, field, frozen

from core.ledger.cause import Cause
from core.ledger.refund_lines import BookedUnder, refund_lines
from core.ledger.standing_lines import taken_back, what_stands
from core.orders.snapshot import OrderSnapshot
from core.refunds.allocation import Allocation
from core.refunds.charge import Charge, ChargeKind
from core.refunds.outside_refund import OutsideRefund
from core.refunds.spreading_outside import spread_all
from core.use_cases.handling.work import Work
from core.use_cases.steps.posting import lines_of, post
from core.use_cases.steps.reversing import leg_refunds


@frozen
class Moved:
    """A refund made elsewhere as it stood and as it is to stand."""

    before: OutsideRefund
    now: OutsideRefund


@frozen
class Respread:
    """Those that `moved`, saved and booked already, and where each refund stands that counts."""

    moved: tuple[Moved, ...] = ()
    places: Mapping[str, OutsideRefund] = field(factory=dict)

    def place_of(self, refund: OutsideRefund) -> OutsideRefund:
        return self.places.get(refund.processor_ref, refund)

    @property
    def now(self) -> tuple[OutsideRefund, ...]:
        return tuple(each.now for each in self.moved)

    @property
    def left(self) -> tuple[Allocation, ...]:
        """The shares that they have no more."""
        return tuple(share for each in self.moved for share in each.before.allocations)

    @property
    def taken(self) -> tuple[Allocation, ...]:
        """The shares that they have instead."""
        return tuple(share for each in self.moved for share in each.now.allocations)


def respread(
    work: Work,
    charge: Charge,
    order: OrderSnapshot,
    *,
    failed: str | None = None,
    news: OutsideRefund | None = None,
) -> Respread:
    """Spread all that count of the charge, oldest first, after our own refunds but for the
    `failed` one. What is `news` is stored and booked by whoever tells it. The charge was read
    before, and is saved: two who spread at once cannot both do it from the same point.
    """
    stored = work.uow.outside_refunds.of_order(order.order_id)
    known = {each.processor_ref: each for each in stored}
    now = known if news is None else known | {news.processor_ref: news}
    counting = [each for each in now.values() if each.counts and each.charge_id == charge.charge_id]
    if charge.kind is ChargeKind.DEPOSIT or not counting:
        return Respread()
    ours = work.uow.refunds.counted_of_order(order.order_id, leaving_out=failed)
    places = {each.processor_ref: each for each in spread_all(counting, order, earlier=ours)}
    others = known.keys() - ({news.processor_ref} if news else set())
    moved = tuple(
        Moved(known[ref], evolve(places[ref], updated_at=work.now))
        for ref in sorted(others & places.keys())
        if places[ref].allocations != known[ref].allocations
    )
    for each in moved:
        work.uow.outside_refunds.save(each.now)
        _post_anew(work, order, each.now)
    return Respread(moved, places)


def _post_anew(work: Work, order: OrderSnapshot, now: OutsideRefund) -> None:
    posted = lines_of(work, Cause.OUTSIDE_REFUND, now.processor_ref)
    legs = leg_refunds(order, now.allocations, reversing={})
    lines = (*taken_back(what_stands(posted)), *refund_lines(legs, BookedUnder.of_outside(now)))
    post(work, Cause.OUTSIDE_REFUND, now.processor_ref, lines, after=len(posted))
