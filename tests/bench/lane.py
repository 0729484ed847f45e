"""What is measured: the work of the clients, and the script pgbench runs against it."""

from collections.abc import Callable

import psycopg
from attrs import frozen

from tests.bench.asking import office_on
from tests.bench.clients import Managed, Orders, Task, reads, refund, refunds
from tests.bench.refundable_cases import Scene
from tests.bench.single_statements import read_script, refund_script

Work = Callable[[Task], Managed]
_DECISION = "select decision::text from sup.refund where order_id = 'ord_1'"


@frozen(kw_only=True)
class Lane:
    """One line of the table. A hot one works on a single order, another in each run, because a
    refund through the use case reads what went before on its order.
    """

    name: str
    hot: bool = False
    work: Work
    script: Callable[[Orders], str]


def lanes(scene: Scene, url: str) -> tuple[Lane, ...]:
    """Each of them. Issues one refund, whose recorded decision pgbench writes as well."""
    decision = _a_decision(scene, url)

    def refunding(orders: Orders) -> str:
        return refund_script(scene, orders, decision=decision)

    def reading(orders: Orders) -> str:
        return read_script(scene, orders)

    return (
        Lane(name="read of a case with 20 events", work=reads, script=reading),
        Lane(name="refund, many orders", work=refunds, script=refunding),
        Lane(name="refund, one hot order", hot=True, work=refunds, script=refunding),
    )


def _a_decision(scene: Scene, url: str) -> str:
    office = office_on(url, connections=1)
    refund(office, scene, 1)
    office.store.close()
    with psycopg.connect(url) as session:
        row = session.execute(_DECISION).fetchone()
    if row is None:
        raise LookupError("the refund is not there")
    return str(row[0])
