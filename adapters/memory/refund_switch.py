"""The switch that pauses refunds, in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from ports.refund_switch import RefundPause


@frozen(eq=False)
class MemoryRefundSwitch:
    """ports/refund_switch.py over a table of one row."""

    _table: Table[RefundPause]
    _pending: PendingWrites

    def read(self) -> RefundPause:
        (pause,) = self._table.all()
        return pause

    def save(self, pause: RefundPause) -> None:
        self._pending.replace(self._table, pause)


def switch_table(lock: RLock) -> Table[RefundPause]:
    """A table that has its one row from the start, as a migration puts it into a database."""
    table: Table[RefundPause] = Table(
        kind="refund_switch", lock=lock, key_of=lambda _: ("refunds",)
    )
    table.put(RefundPause(paused=False))
    return table
