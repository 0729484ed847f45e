"""The same cancellation from several sides at once, on PostgreSQL and in memory."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from core.cancellations.arrival import Entries
from core.errors import Refusal
from core.use_cases.handling.order_office import OrderOffice
from core.use_cases.import_order import ImportOrder
from tests.contracts.backends import Backend
from tests.use_cases.office import ITSELF, Office
from tests.use_cases.test_cancellations import snapshot

SENDERS = 6


def test_snapshots_that_arrive_cancelled_at_once_open_one_case_and_refund_once(
    backend: Backend,
) -> None:
    office = Office(store=backend.store)
    office.stripe.register_charge("ch_1", 11_908, "USD")
    orders = OrderOffice(desk=office.desk, refunds=office.refunds, deposits=office.deposits)
    ready = Barrier(SENDERS)

    def arrive(number: int) -> bool | Refusal:
        asked = ImportOrder(order=snapshot(version=3 + number % 2), entries=Entries.ALL)
        ready.wait()
        return orders.take_in(asked, ITSELF)

    with ThreadPoolExecutor(SENDERS) as pool:
        told = list(pool.map(arrive, range(SENDERS)))

    assert sum(each is True for each in told) in (1, 2)
    with office.store.unit_of_work() as uow:
        (case,) = uow.cases.of_order("ord_1001")
        (refund,) = uow.refunds.of_case(case.case_id)
    assert refund.amount_cents == 10_825
