"""A message as an entry of PutEvents."""

from datetime import datetime
from typing import TypedDict

from ports.event_envelope import envelope
from ports.notification_envelope import notification_envelope, topic_of
from ports.notifications import Addressed
from ports.outbox import OutboxMessage

SOURCE = "support-center"
_BYTES_OF_TIME = 14


class Entry(TypedDict):
    """The fields as EventBridge names them; `Detail` is JSON."""

    Time: datetime
    Source: str
    DetailType: str
    Detail: str
    EventBusName: str


def entry_of(message: OutboxMessage, bus: str) -> Entry:
    return Entry(
        Time=message.created_at,
        Source=SOURCE,
        DetailType=message.topic,
        Detail=envelope(message),
        EventBusName=bus,
    )


def entry_of_notification(addressed: Addressed, bus: str) -> Entry:
    return Entry(
        Time=addressed.notification.created_at,
        Source=SOURCE,
        DetailType=topic_of(addressed),
        Detail=notification_envelope(addressed),
        EventBusName=bus,
    )


def size_of(entry: Entry) -> int:
    """Bytes, as EventBridge counts them."""
    texts = (entry["Source"], entry["DetailType"], entry["Detail"])
    return _BYTES_OF_TIME + sum(len(text.encode()) for text in texts)
