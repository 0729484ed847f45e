"""Orders are reached through a case that names them, and only so (domain.md, *Orders*)."""

from core.cases.case import Case
from core.cases.order_link import order_not_found, order_not_on_case
from core.errors import Refusal
from core.orders.snapshot import OrderSnapshot
from core.use_cases.handling.work import Work


def order_on_case(work: Work, case: Case, order_id: str) -> OrderSnapshot | Refusal:
    """The newest snapshot of the case's order; ORDER_NOT_FOUND or ORDER_NOT_ON_CASE."""
    order = work.uow.order_snapshots.newest(order_id)
    if order is None:
        return order_not_found(order_id)
    return order if case.order_id == order_id else order_not_on_case(order_id)
