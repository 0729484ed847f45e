"""What a refund takes from the providers, put on their payables."""

from collections import Counter
from collections.abc import Iterable

from core.orders.snapshot import OrderSnapshot
from core.refunds.allocation import Allocation
from core.use_cases.handling.work import Work


def weigh_on_payables(
    work: Work, order: OrderSnapshot, shares: Iterable[Allocation], *, sign: int = 1
) -> None:
    """Take the service part of `shares` from each provider's payable; `sign` -1 gives it back."""
    providers: dict[str | None, str] = {leg.leg_id: leg.provider_id for leg in order.legs}
    taken: Counter[str | None] = Counter()
    for share in shares:
        taken[providers.get(share.leg_id)] += share.parts.service_cents
    for payable in work.payables.of_order(order.order_id):
        if taken[payable.provider_id]:
            work.payables.keep(payable.refunded(sign * taken[payable.provider_id]))
