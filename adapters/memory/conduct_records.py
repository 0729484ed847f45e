"""One row a person, in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.conduct.record import ConductRecord


@frozen(eq=False)
class MemoryConductRecords:
    """ports/conduct_records.py over a table in memory."""

    _table: Table[ConductRecord]
    _pending: PendingWrites

    def get(self, user_id: str) -> ConductRecord | None:
        return self._table.get(user_id)

    def add(self, record: ConductRecord) -> None:
        self._pending.insert(self._table, record)

    def save(self, record: ConductRecord) -> None:
        self._pending.replace(self._table, record)


def conduct_record_table(lock: RLock) -> Table[ConductRecord]:
    return Table(kind="conduct_record", lock=lock, key_of=lambda record: (record.user_id,))
