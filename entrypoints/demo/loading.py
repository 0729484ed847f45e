"""Give the demo its orders and their past, once."""

from collections.abc import Collection, Iterator

from core.orders.snapshot import OrderSnapshot
from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.refund_office import RefundOffice
from core.use_cases.import_order import ImportOrder
from entrypoints.demo.demo_staff import DemoStaff
from entrypoints.demo.demo_stripe import DemoStripe
from entrypoints.demo.past import CASES, DISPUTES
from ports.unit_of_work import Store


def load_orders(orders: Collection[OrderSnapshot], desk: Desk) -> None:
    """Import what the store does not have; a second time writes nothing, not even to the audit.

    A version that the store has stays as the store has it, whatever it holds.
    """
    request = Request.system(correlation_id="demo-orders", received_at=desk.clock.now())
    for order in tuple(_missing(orders, desk.store)):
        desk.handle(ImportOrder(order=order), request)


def load_past(orders: Collection[OrderSnapshot], office: RefundOffice, stripe: DemoStripe) -> None:
    """Let happen what happened on `orders` before; a second time changes nothing.

    An order that the store has otherwise, or newer, is somebody's own and left alone.
    """
    ours = {order.order_id: order for order in _unchanged(orders, office.desk.store)}
    staff = DemoStaff(office)
    for case in CASES:
        if case.order_id in ours:
            staff.work_on(case)
    for dispute in DISPUTES:
        charge = ours[dispute.order_id].payment.charge if dispute.order_id in ours else None
        if charge is not None:
            stripe.dispute_once(charge, reason=dispute.reason)


def _missing(orders: Collection[OrderSnapshot], store: Store) -> Iterator[OrderSnapshot]:
    with store.unit_of_work() as uow:
        for order in orders:
            if uow.order_snapshots.version(order.order_id, order.version) is None:
                yield order


def _unchanged(orders: Collection[OrderSnapshot], store: Store) -> Iterator[OrderSnapshot]:
    with store.unit_of_work() as uow:
        for order in orders:
            newest = uow.order_snapshots.newest(order.order_id)
            if newest is not None and newest.sha256 == order.sha256:
                yield order
