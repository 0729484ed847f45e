"""The outbox in memory."""

from threading import RLock

from attrs import evolve, frozen

from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from ports.outbox import OutboxMessage


@frozen(eq=False)
class MemoryOutbox:
    """ports/outbox.py over a table in memory, which keeps the order of commits."""

    _table: Table[OutboxMessage]
    _pending: PendingWrites

    def put(self, message: OutboxMessage) -> None:
        self._pending.insert(self._table, evolve(message, payload=stored_json(message.payload)))

    def of_case(self, case_id: str) -> tuple[OutboxMessage, ...]:
        return self._table.group("case", case_id)


def outbox_table(lock: RLock) -> Table[OutboxMessage]:
    return Table(
        kind="outbox_message",
        lock=lock,
        key_of=lambda message: (message.message_id,),
        groups_of={"case": lambda message: (message.case_id,)},
    )
