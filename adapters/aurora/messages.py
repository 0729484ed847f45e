"""Messages in the database."""

from attrs import frozen
from sqlalchemy import Column, Table, Text

from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.statements import insertion
from core.timeline.message import Message

MESSAGE = Table(
    "message",
    SCHEMA,
    Column("message_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("author_role", Text),
    Column("author_user_id", Text),
    Column("body_md", Text),
    Column("audience", Text),
    Column("created_at", INSTANT),
)
_INSERT = insertion(MESSAGE)


@frozen(eq=False)
class AuroraMessages:
    """ports/messages.py over sup.message."""

    _pending: PendingWrites

    def add(self, message: Message) -> None:
        row, key = message_to_row(message), (message.message_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="message", key=key)


def message_to_row(message: Message) -> Row:
    return {
        "message_id": message.message_id,
        "case_id": message.case_id,
        "author_role": message.author_role.value,
        "author_user_id": message.author_user_id,
        "body_md": message.body_md,
        "audience": message.audience.value,
        "created_at": message.created_at,
    }
