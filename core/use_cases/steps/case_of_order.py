"""Whose people are told of what happened to an order and belongs to no case."""

from core.use_cases.handling.work import Work


def newest_case(work: Work, order_id: str) -> str | None:
    """The case that last asked for a refund of the order, or else was last opened on it; None
    where nobody asked about it yet.
    """
    refunds = work.uow.refunds.of_order(order_id)
    return refunds[-1].case_id if refunds else work.uow.cases.newest_of_order(order_id)
