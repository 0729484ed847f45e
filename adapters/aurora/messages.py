"""Messages in the database."""

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

from adapters.aurora.attachments_json import attachments_from_json, attachments_to_json
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import guarded_update, insertion
from core.instants import as_utc
from core.timeline.message import Audience, AuthorRole, Message

MESSAGE = Table(
    "message",
    SCHEMA,
    Column("message_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("author_role", Text),
    Column("author_user_id", Text),
    Column("body_md", Text),
    Column("attachments", JSONB),
    Column("audience", Text),
    Column("created_at", INSTANT),
    Column("hidden_md", Text),
    Column("body_sha256", Text),
    Column("redacted_at", INSTANT),
    Column("erased_at", INSTANT),
    Column("version", BigInteger),
)
_GET = select(MESSAGE).where(MESSAGE.c.message_id == bindparam("message_id"))
_OF_CASE = (
    select(MESSAGE)
    .where(MESSAGE.c.case_id == bindparam("case_id"))
    .order_by(MESSAGE.c.created_at, MESSAGE.c.message_id)
)
_INSERT = insertion(MESSAGE)
_AS_WRITTEN = frozenset(
    {"case_id", "author_role", "author_user_id", "attachments", "audience", "created_at"}
)
_UPDATE = guarded_update(MESSAGE, never_changed=_AS_WRITTEN)


@frozen(eq=False)
class AuroraMessages:
    """ports/messages.py over sup.message."""

    _session: Session
    _pending: PendingWrites

    def get(self, message_id: str) -> Message | None:
        row = self._session.row(_GET, message_id=message_id)
        return None if row is None else message_from_row(row)

    def of_case(self, case_id: str) -> tuple[Message, ...]:
        return tuple(map(message_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def add(self, message: Message) -> None:
        row, key = message_to_row(message), (message.message_id,)
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="message", key=key)

    def save(self, message: Message) -> None:
        row, key = message_to_row(message), {"message_id": message.message_id}
        self._pending.replace(_UPDATE, row, turn=Turn.WORDS, kind="message", key=key)


def message_to_row(message: Message) -> Row:
    return {
        "message_id": message.message_id,
        "case_id": message.case_id,
        "author_role": message.author_role.value,
        "author_user_id": message.author_user_id,
        "body_md": message.body_md,
        "attachments": Jsonb(attachments_to_json(message.attachments)),
        "audience": message.audience.value,
        "created_at": message.created_at,
        "hidden_md": message.hidden_md,
        "body_sha256": message.body_sha256,
        "redacted_at": message.redacted_at,
        "erased_at": message.erased_at,
        "version": message.version,
    }


def message_from_row(row: Row) -> Message:
    return Message(
        message_id=row["message_id"],
        case_id=row["case_id"],
        author_role=AuthorRole(row["author_role"]),
        author_user_id=row["author_user_id"],
        body_md=row["body_md"],
        attachments=attachments_from_json(row["attachments"]),
        audience=Audience(row["audience"]),
        created_at=as_utc(row["created_at"]),
        hidden_md=row["hidden_md"],
        body_sha256=row["body_sha256"],
        redacted_at=row["redacted_at"] and as_utc(row["redacted_at"]),
        erased_at=row["erased_at"] and as_utc(row["erased_at"]),
        version=row["version"],
    )
