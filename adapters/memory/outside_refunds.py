"""Refunds made elsewhere, in memory."""

from collections.abc import Iterable
from threading import RLock

from attrs import frozen

from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.refunds.outside_refund import OutsideRefund

CHECKS: tuple[Check[OutsideRefund], ...] = (
    Check("amount_cents is above 0", lambda _, refund: refund.amount_cents > 0),
)


@frozen(eq=False)
class MemoryOutsideRefunds:
    """ports/outside_refunds.py over a table in memory."""

    _table: Table[OutsideRefund]
    _pending: PendingWrites

    def get(self, processor_ref: str) -> OutsideRefund | None:
        return self._table.get(processor_ref)

    def of_order(self, order_id: str) -> tuple[OutsideRefund, ...]:
        return oldest_first(self._table.group("order", order_id))

    def add(self, refund: OutsideRefund) -> None:
        self._pending.insert(self._table, refund)

    def save(self, refund: OutsideRefund) -> None:
        self._pending.replace(self._table, refund)


def oldest_first(refunds: Iterable[OutsideRefund]) -> tuple[OutsideRefund, ...]:
    return tuple(sorted(refunds, key=lambda refund: (refund.created_at, refund.processor_ref)))


def outside_refund_table(lock: RLock) -> Table[OutsideRefund]:
    return Table(
        kind="outside_refund",
        lock=lock,
        key_of=lambda refund: (refund.processor_ref,),
        groups_of={"order": lambda refund: (refund.order_id,)},
        checks=CHECKS,
    )
