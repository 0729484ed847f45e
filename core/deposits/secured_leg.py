"""The leg of an order that a deposit secures."""

from attrs import frozen

from core.errors import ErrorCode, Refusal
from core.orders.deposit import Deposit
from core.orders.leg import Leg
from core.orders.snapshot import OrderSnapshot


@frozen
class SecuredLeg:
    """A leg and its deposit."""

    leg: Leg
    deposit: Deposit


def secured_leg(order: OrderSnapshot, leg_id: str) -> SecuredLeg | Refusal:
    """BAD_USER_INPUT for a leg that is not on the order, or that no deposit secures."""
    leg = order.leg(leg_id)
    if leg is not None and leg.deposit is not None:
        return SecuredLeg(leg, leg.deposit)
    secured = ", ".join(it.leg_id for it in order.legs if it.deposit is not None)
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="legId",
        message=f"The order has no leg {leg_id}."
        if leg is None
        else f"No deposit secures {leg_id}.",
        hint=f"Legs with a deposit: {secured}." if secured else "The order has no deposit.",
    )
