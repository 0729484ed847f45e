"""The timeline and the messages of a case as readers see them."""

from collections.abc import Mapping
from typing import Any

from adapters.memory.messages import messages_of
from adapters.memory.same_fields import shown_as
from adapters.memory.tables import Tables
from adapters.memory.timeline import timeline_of
from core.timeline.event import Event
from core.views.case_view import EventView
from core.views.message_view import MessageView
from core.views.selection import EVENTS_A_PAGE


def show_page(tables: Tables, case_id: str, page: int) -> tuple[EventView, ...]:
    """A page of the timeline, oldest first, from 1; nothing past the end."""
    start = (page - 1) * EVENTS_A_PAGE
    events = timeline_of(tables.events, tables.event_words, case_id)[start : start + EVENTS_A_PAGE]
    return tuple(
        shown_as(EventView, event, payload=_payload_with_words(tables, event)) for event in events
    )


def show_messages(tables: Tables, case_id: str) -> tuple[MessageView, ...]:
    """Every message of a case, oldest first."""
    messages = messages_of(tables.messages, case_id)
    return tuple(shown_as(MessageView, message) for message in messages)


def _payload_with_words(tables: Tables, event: Event) -> Mapping[str, Any]:
    message_id = event.payload.get("message_id")
    message = None if message_id is None else tables.messages.get(message_id)
    return event.payload if message is None else {**event.payload, "body_md": message.body_md}
