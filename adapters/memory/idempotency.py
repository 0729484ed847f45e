"""Remembered answers in memory."""

from threading import RLock

from attrs import evolve, frozen

from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from ports.idempotency import Answer


@frozen(eq=False)
class MemoryIdempotency:
    """ports/idempotency.py over a table in memory, one answer per actor and key."""

    _table: Table[Answer]
    _pending: PendingWrites

    def find(self, *, actor: str, key: str) -> Answer | None:
        return self._table.get(actor, key)

    def remember(self, answer: Answer) -> None:
        self._pending.insert(self._table, evolve(answer, result=stored_json(answer.result)))


def answer_table(lock: RLock) -> Table[Answer]:
    return Table(
        kind="answer",
        lock=lock,
        key_of=lambda answer: (answer.actor, answer.key),
    )
