"""messages.md and messages.csv: what was written, to whom, and what stands where it was hidden."""

from core.instants import write_instant
from core.pack.document import Document
from core.pack.material import CaseMaterial
from core.pack.prose import as_written, inline
from core.pack.table_text import Cell, table
from core.timeline.message import Audience, Message

COLUMNS = (
    "created_at",
    "message_id",
    "author_role",
    "author_user_id",
    "audience",
    "body_md",
    "evidence_ids",
    "redacted_at",
    "body_sha256",
)
READ_BY = {Audience.PARTICIPANTS: "to everybody on the case", Audience.STAFF: "a note of staff"}


def conversation_table(material: CaseMaterial) -> Document:
    return table("messages.csv", COLUMNS, map(_row, material.messages))


def conversation(material: CaseMaterial) -> Document:
    told = "\n\n".join(map(_told, material.messages)) or "Nobody has written anything."
    return Document.of_text("messages.md", f"# Messages of {material.case.case_id}\n\n{told}\n")


def _row(message: Message) -> tuple[Cell, ...]:
    return (
        write_instant(message.created_at),
        message.message_id,
        message.author_role.value,
        message.author_user_id,
        message.audience.value,
        message.body_md,
        " ".join(shown.evidence_id for shown in message.attachments),
        None if message.redacted_at is None else write_instant(message.redacted_at),
        message.body_sha256,
    )


def _told(message: Message) -> str:
    author = f"{message.author_role.value} {message.author_user_id or ''}".strip()
    lines = [
        f"## {write_instant(message.created_at)}, {inline(author)}",
        f"{inline(message.message_id)}, {READ_BY[message.audience]}",
        as_written(message.body_md),
    ]
    if message.redacted_at is not None:
        hidden = write_instant(message.redacted_at)
        lines.append(f"Hidden {hidden}. SHA-256 of the words: {message.body_sha256}")
    if message.attachments:
        shown = ", ".join(each.evidence_id for each in message.attachments)
        lines.append(f"Attached: {inline(shown)}")
    return "\n\n".join(lines)
