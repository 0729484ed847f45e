"""Refunds made elsewhere, as the kernels and the ceiling count them."""

from collections.abc import Iterable, Iterator

from core.refunds.charge import Charge
from core.refunds.outside_refund import OutsideRefund
from core.refunds.position import Counted
from core.refunds.refund import RefundStatus


def counted_outside(
    refunds: Iterable[OutsideRefund], *, charge: Charge | None
) -> Iterator[Counted]:
    """Those that took from `charge` and did not fail: a refund of a deposit takes from no leg's
    payment.
    """
    for refund in refunds:
        if refund.counts and charge is not None and refund.charge_id == charge.charge_id:
            yield Counted(allocations=refund.allocations, status=RefundStatus.SUCCEEDED.value)
