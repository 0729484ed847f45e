"""Messages in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from core.cases.case import Case
from core.timeline.message import Message


@frozen(eq=False)
class MemoryMessages:
    """ports/messages.py over a table in memory."""

    _table: Table[Message]
    _pending: PendingWrites

    def add(self, message: Message) -> None:
        self._pending.insert(self._table, message)


def message_table(lock: RLock, cases: Table[Case]) -> Table[Message]:
    return Table(
        kind="message",
        lock=lock,
        key_of=lambda message: (message.message_id,),
        groups_of={"case": lambda message: (message.case_id,)},
        checks=(names_a_case(cases, lambda message: (message.case_id,)),),
    )
