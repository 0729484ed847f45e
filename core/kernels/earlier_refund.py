"""Money that already went back on an order, and which legs it counts against."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from core.orders.leg import Leg


@frozen(kw_only=True)
class EarlierRefund:
    """A card refund (or the share of one that fell on a leg), in cents.

    `status` is the refund's own word; everything but `failed` counts.
    """

    leg_id: str | None
    amount_cents: int
    status: str

    @property
    def counts(self) -> bool:
        return self.status != "failed"


def counted_cents(refunds: Sequence[EarlierRefund]) -> int:
    """What the refunds that did not fail come to."""
    return sum([refund.amount_cents for refund in refunds if refund.counts])


def open_by_leg(
    refunds: Sequence[EarlierRefund], legs: Sequence[Leg], eligible: Mapping[str, int]
) -> Mapping[str, int]:
    """Cents that policy still owes each leg, of the `eligible` cents it gives the leg.

    Refunds of a leg count against that leg. Those without one count against the legs in snapshot
    order, first up to what policy still owed each leg and then up to what each leg still paid: so
    they are spread when they are issued (domain.md, *Refund*, *Legs*), and no leg is owed twice. A
    refund of a leg the snapshot does not have counts against none.
    """
    if not refunds:
        return eligible
    had = dict.fromkeys(eligible, 0)
    loose = 0
    for refund in refunds:
        if refund.counts and refund.leg_id is None:
            loose += refund.amount_cents
        elif refund.counts and refund.leg_id in had:
            had[refund.leg_id] += refund.amount_cents
    loose = _spread(loose, had, eligible)
    _spread(loose, had, {leg.leg_id: leg.paid.total_cents for leg in legs})
    return {leg_id: max(0, cents - had[leg_id]) for leg_id, cents in eligible.items()}


def _spread(loose: int, had: dict[str, int], ceilings: Mapping[str, int]) -> int:
    """Raise `had` towards the ceilings in order; answers the cents that found no room."""
    for leg_id, already in had.items():
        taken = min(loose, max(0, ceilings[leg_id] - already))
        had[leg_id] += taken
        loose -= taken
    return loose
