"""What refunds take from the providers, put on their payables."""

from collections import Counter
from collections.abc import Iterable, Mapping

from core.orders.snapshot import OrderSnapshot
from core.refunds.allocation import Allocation
from core.use_cases.handling.work import Work


def weigh_on_payables(
    work: Work,
    order: OrderSnapshot,
    *,
    taken: Iterable[Allocation] = (),
    given_back: Iterable[Allocation] = (),
) -> None:
    """Take the service part of the shares `taken` from each provider's payable, and free that of
    the others.
    """
    cents = service_by_provider(order, taken=taken, given_back=given_back)
    for payable in work.payables.of_order(order.order_id):
        if cents[payable.provider_id]:
            work.payables.keep(payable.refunded(cents[payable.provider_id]))


def service_by_provider(
    order: OrderSnapshot,
    *,
    taken: Iterable[Allocation],
    given_back: Iterable[Allocation] = (),
) -> Counter[str | None]:
    """Cents by provider, below 0 where more is given back; None for what stands on no leg."""
    providers: Mapping[str | None, str] = {leg.leg_id: leg.provider_id for leg in order.legs}
    cents: Counter[str | None] = Counter()
    for sign, shares in ((1, taken), (-1, given_back)):
        for share in shares:
            cents[providers.get(share.leg_id)] += sign * share.parts.service_cents
    return cents
