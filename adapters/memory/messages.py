"""Messages in memory."""

from threading import RLock

from attrs import frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.table import Table
from adapters.memory.words_checks import MESSAGE_CHECKS
from core.cases.case import Case
from core.timeline.message import Message


@frozen(eq=False)
class MemoryMessages:
    """ports/messages.py over a table in memory."""

    _table: Table[Message]
    _pending: PendingWrites

    def get(self, message_id: str) -> Message | None:
        return self._table.get(message_id)

    def of_case(self, case_id: str) -> tuple[Message, ...]:
        return messages_of(self._table, case_id)

    def add(self, message: Message) -> None:
        self._pending.insert(self._table, message)

    def save(self, message: Message) -> None:
        self._pending.replace(self._table, message)


def messages_of(messages: Table[Message], case_id: str) -> tuple[Message, ...]:
    """Every message of a case, by (created_at, message_id)."""
    found = messages.group("case", case_id)
    return tuple(sorted(found, key=lambda message: (message.created_at, message.message_id)))


def message_table(lock: RLock, cases: Table[Case]) -> Table[Message]:
    return Table(
        kind="message",
        lock=lock,
        key_of=lambda message: (message.message_id,),
        groups_of={
            "case": lambda message: (message.case_id,),
            "author": lambda message: (message.author_user_id,) if message.author_user_id else (),
        },
        checks=(names_a_case(cases, lambda message: (message.case_id,)), *MESSAGE_CHECKS),
    )
