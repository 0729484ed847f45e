"""Payables in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.money_checks import PAYABLE_CHECKS
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.holds.payable import Payable


@frozen(eq=False)
class MemoryPayables:
    """ports/payables.py over a table in memory."""

    _table: Table[Payable]
    _pending: PendingWrites

    def of_order(self, order_id: str) -> tuple[Payable, ...]:
        of_order = self._table.group("order", order_id)
        return tuple(sorted(of_order, key=lambda payable: payable.provider_id))

    def add(self, payable: Payable) -> None:
        self._pending.insert(self._table, payable)

    def save(self, payable: Payable) -> None:
        self._pending.replace(self._table, payable)


def payable_table(lock: RLock) -> Table[Payable]:
    return Table(
        kind="payable",
        lock=lock,
        key_of=lambda payable: (payable.order_id, payable.provider_id),
        groups_of={"order": lambda payable: (payable.order_id,)},
        checks=PAYABLE_CHECKS,
    )
