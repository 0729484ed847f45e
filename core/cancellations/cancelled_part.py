"""What of an order is cancelled: all of it, or single legs."""

from attrs import frozen

from core.orders.cancellation import Cancellation
from core.orders.party import Party
from core.orders.snapshot import OrderSnapshot
from core.refunds.reasons import RefundReason

REASONS = {
    Party.BUYER: RefundReason.BUYER_CANCELLED,
    Party.PROVIDER: RefundReason.PROVIDER_CANCELLED,
}


@frozen(kw_only=True)
class CancelledPart:
    """A whole order where `leg_id` is None, else that leg; it is cancelled once, whatever later
    snapshots say of when and by whom.
    """

    order_id: str
    leg_id: str | None
    cancellation: Cancellation

    @property
    def key(self) -> str:
        """The one name of this cancellation; ids hold no blank."""
        return self.order_id if self.leg_id is None else f"{self.order_id} {self.leg_id}"

    @property
    def reason(self) -> RefundReason:
        return REASONS[self.cancellation.by]


def cancelled_parts(order: OrderSnapshot) -> tuple[CancelledPart, ...]:
    """The legs that were cancelled, or the order as a whole, which takes them all in."""
    if order.cancellation is not None:
        return (_part(order, None, order.cancellation),)
    return tuple(
        _part(order, leg.leg_id, leg.cancellation)
        for leg in order.legs
        if leg.cancellation is not None
    )


def _part(order: OrderSnapshot, leg_id: str | None, cancellation: Cancellation) -> CancelledPart:
    return CancelledPart(order_id=order.order_id, leg_id=leg_id, cancellation=cancellation)
