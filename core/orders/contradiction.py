"""What an order snapshot cannot say after what was told before."""

from core.errors import ErrorCode, Refusal
from core.orders.snapshot import OrderSnapshot


def contradicts(order: OrderSnapshot, newest: OrderSnapshot) -> Refusal | None:
    """The first reason why both cannot be versions of one order.

    A version that comes late may be from before the order was paid.
    """
    if order.currency != newest.currency:
        return _other_currency(order, newest)
    charge = newest.payment.charge
    unpaid_yet = order.payment.charge is None and order.version < newest.version
    if charge in (None, order.payment.charge) or unpaid_yet:
        return None
    return _other_charge(order, charge)


def other_content(order: OrderSnapshot) -> Refusal:
    return _refused(
        "version",
        f"Version {order.version} of {order.order_id} arrived before with other content.",
        hint="Send the change as a higher version.",
    )


def _other_currency(order: OrderSnapshot, newest: OrderSnapshot) -> Refusal:
    return _refused(
        "currency",
        f"{order.order_id} was sold in {newest.currency}, not in {order.currency}.",
        hint="An order keeps its currency; what is sold in another one is another order.",
    )


def _other_charge(order: OrderSnapshot, charge: str | None) -> Refusal:
    return _refused(
        "payment.charge",
        f"{order.order_id} was paid by {charge}, not by {order.payment.charge}.",
        hint="An order keeps the charge that paid it; a second payment is another order.",
    )


def _refused(field: str, message: str, *, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=field, message=message, hint=hint)
