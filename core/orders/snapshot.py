"""An order as it was sold and paid, at one version (kernels.md, *Order snapshot*)."""

from typing import Any

from attrs import field, frozen

from core.orders.cancellation import Cancellation
from core.orders.leg import Leg
from core.orders.payment import Payment


@frozen(kw_only=True)
class OrderSnapshot:
    """One version of an order, whole and valid.

    `received` is the JSON object as it came, unknown fields included, and is never changed;
    `sha256` is the hash, in hexadecimal, of its RFC 8785 form.
    """

    order_id: str
    version: int
    currency: str
    buyer_id: str
    lbg_id: str | None
    payment: Payment
    cancellation: Cancellation | None
    legs: tuple[Leg, ...]
    sha256: str
    received: dict[str, Any] = field(eq=False, repr=False)

    def leg(self, leg_id: str) -> Leg | None:
        """The leg of that id, or None."""
        return next((leg for leg in self.legs if leg.leg_id == leg_id), None)

    def cancellation_of(self, leg: Leg) -> Cancellation | None:
        """The cancellation that rules for `leg`: its own, else the order's."""
        return leg.cancellation or self.cancellation
