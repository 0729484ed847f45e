"""What the timeline says when something is taken out of sight: the immutable stub."""

from core.errors import ErrorCode, Refusal
from core.timeline.event import Entry, EventType
from core.timeline.message import Message


def redacted_entry(message: Message, *, reason: str) -> Entry:
    """The hash of what was hidden, and why."""
    return Entry(
        EventType.REDACTED,
        {
            "message_id": message.message_id,
            "body_sha256": message.body_sha256,
            "reason": reason,
        },
    )


def message_not_found(message_id: str) -> Refusal:
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="messageId",
        message=f"There is no message {message_id}.",
        hint="The messages of a case and its timeline show their ids.",
    )
