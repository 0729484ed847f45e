"""Order snapshots in memory."""

from datetime import datetime
from threading import RLock

from attrs import frozen

from adapters.memory.pending_writes import PendingWrites
from adapters.memory.received_snapshot import ReceivedSnapshot
from adapters.memory.table import Table
from core.orders.snapshot import OrderSnapshot


@frozen(eq=False)
class MemoryOrderSnapshots:
    """ports/order_snapshots.py over a table in memory."""

    _table: Table[ReceivedSnapshot]
    _pending: PendingWrites

    def newest(self, order_id: str) -> OrderSnapshot | None:
        return newest_of(self._table, order_id)

    def is_known(self, order_id: str) -> bool:
        return bool(self._table.group("order", order_id))

    def version(self, order_id: str, number: int) -> OrderSnapshot | None:
        row = self._table.get(order_id, number)
        return None if row is None else row.snapshot

    def add(self, snapshot: OrderSnapshot, *, received_at: datetime) -> None:
        row = ReceivedSnapshot(snapshot=snapshot, received_at=received_at)
        self._pending.insert(self._table, row)


def newest_of(snapshots: Table[ReceivedSnapshot], order_id: str) -> OrderSnapshot | None:
    """The version of an order that counts."""
    versions = [row.snapshot for row in snapshots.group("order", order_id)]
    return max(versions, key=lambda snapshot: snapshot.version, default=None)


def snapshot_table(lock: RLock) -> Table[ReceivedSnapshot]:
    return Table(
        kind="order_snapshot",
        lock=lock,
        key_of=lambda row: (row.snapshot.order_id, row.snapshot.version),
        groups_of={"order": lambda row: (row.snapshot.order_id,)},
    )
