"""Give the demo its orders, once."""

from collections.abc import Iterable

from core.orders.snapshot import OrderSnapshot
from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.import_order import ImportOrder


def load_orders(orders: Iterable[OrderSnapshot], desk: Desk) -> None:
    """Import what the store does not have; a second time writes nothing, not even to the audit.

    A version that the store has stays as the store has it, whatever it holds.
    """
    request = Request.system(correlation_id="demo-orders", received_at=desk.clock.now())
    for order in orders:
        if not _is_there(order, desk):
            desk.handle(ImportOrder(order=order), request)


def _is_there(order: OrderSnapshot, desk: Desk) -> bool:
    with desk.store.unit_of_work() as uow:
        return uow.order_snapshots.version(order.order_id, order.version) is not None
