"""The refusals around the order that a case names (domain.md, *Orders and policy snapshots*)."""

from core.errors import ErrorCode, Refusal


def order_not_found(order_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.ORDER_NOT_FOUND,
        field="orderId",
        message=f"There is no order {order_id}.",
        hint="Check the id; orders arrive from the order service or by `orders import`.",
    )


def order_not_on_case(order_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.ORDER_NOT_ON_CASE,
        field="orderId",
        message=f"The case does not name the order {order_id}.",
        hint="Use the order of the case, or open a case for this one.",
    )
