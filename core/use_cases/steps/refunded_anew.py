"""What refunds take from providers, by a newer order snapshot."""

from collections import Counter
from collections.abc import Iterator, Mapping

from core.orders.snapshot import OrderSnapshot
from core.refunds.allocation import Allocation
from core.use_cases.handling.work import Work
from core.use_cases.steps.refunded_service import service_by_provider
from core.use_cases.steps.spreading_anew import Respread


def refunded_anew(
    work: Work, order: OrderSnapshot, *, before: OrderSnapshot | None, spread: Respread
) -> Mapping[str | None, int]:
    """Cents by provider that refunds take beyond what they took `before`, below 0 for less.

    Refunds made elsewhere may stand on other legs. A leg may have another provider, or be gone;
    what was refunded of it goes with it.
    """
    if before is None or _providers(before) == _providers(order):
        return service_by_provider(order, taken=spread.taken, given_back=spread.left)
    staying = tuple(_staying(work, order.order_id, spread))
    now: Counter[str | None] = service_by_provider(order, taken=(*staying, *spread.taken))
    now.subtract(service_by_provider(before, taken=(*staying, *spread.left)))
    return now


def _providers(order: OrderSnapshot) -> Mapping[str, str]:
    return {leg.leg_id: leg.provider_id for leg in order.legs}


def _staying(work: Work, order_id: str, spread: Respread) -> Iterator[Allocation]:
    """The shares of all refunds that did not move to other legs."""
    for ours in work.uow.refunds.counted_of_order(order_id):
        yield from ours.allocations
    moved = {each.now.processor_ref for each in spread.moved}
    for other in work.uow.outside_refunds.of_order(order_id):
        if other.counts and other.processor_ref not in moved:
            yield from other.allocations
