"""Entries of cancellations, in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.check import Check
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cancellations.entry import CancellationEntry, EntryState

CHECKS: tuple[Check[CancellationEntry], ...] = (
    Check(
        "an entry that is due has not ended",
        lambda _, entry: (entry.state is EntryState.DUE) == (entry.ended_at is None),
    ),
    Check(
        "who opened or joined a case names it",
        lambda _, entry: (
            (entry.case_id is not None) == (entry.state in (EntryState.OPENED, EntryState.JOINED))
        ),
    ),
)


@frozen(eq=False)
class MemoryCancellationEntries:
    """ports/cancellation_entries.py over a table in memory."""

    _table: Table[CancellationEntry]
    _pending: PendingWrites

    def get(self, key: str) -> CancellationEntry | None:
        return self._table.get(key)

    def due(self, *, limit: int) -> tuple[str, ...]:
        waiting = [entry for entry in self._table.all() if entry.state is EntryState.DUE]
        waiting.sort(key=lambda entry: (entry.found_at, entry.key))
        return tuple(entry.key for entry in waiting[:limit])

    def add(self, entry: CancellationEntry) -> None:
        self._pending.insert(self._table, entry)

    def save(self, entry: CancellationEntry) -> None:
        self._pending.replace(self._table, entry)


def cancellation_entry_table(lock: RLock) -> Table[CancellationEntry]:
    return Table(
        kind="cancellation_entry",
        lock=lock,
        key_of=lambda entry: (entry.key,),
        checks=CHECKS,
    )
