"""Announcements for tests."""

from typing import Any

from attrs import evolve

from ports.outbox import OutboxMessage
from tests.builders.instants import NOON


def an_outbox_message(message_id: str = "sob_1", **changes: Any) -> OutboxMessage:
    """A case was opened, but for `changes`."""
    message = OutboxMessage(
        message_id=message_id,
        topic="support.case.open",
        case_id="sca_1",
        case_version=0,
        payload={"kind": "booking", "nested": {"list": [1, None, True]}},
        created_at=NOON,
    )
    return evolve(message, **changes)
