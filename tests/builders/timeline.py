"""Timeline entries and messages for tests."""

from typing import Any

from attrs import evolve

from core.cases.fact import FactName, fact_entry
from core.timeline.event import ActorKind, Entry, Event, EventType
from core.timeline.message import Audience, AuthorRole, Message
from tests.builders.instants import NOON


def an_event(event_id: str = "sev_1", **changes: Any) -> Event:
    """An escalation by an agent, but for `changes`."""
    event = Event(
        event_id=event_id,
        case_id="sca_1",
        actor_kind=ActorKind.ADMIN,
        actor_id="usr_agent",
        type=EventType.ESCALATED,
        created_at=NOON,
        payload={"reason": "The start is in an hour."},
    )
    return evolve(event, **changes)


def an_event_of(entry: Entry, event_id: str, **changes: Any) -> Event:
    """The entry on the timeline, but for `changes`."""
    return an_event(event_id, type=entry.type, payload=entry.payload, **changes)


def a_fact(
    event_id: str, *, value: bool = True, name: FactName = FactName.FRAUD_VALIDATED, **changes: Any
) -> Event:
    """A fact somebody recorded, but for `changes`."""
    return an_event_of(fact_entry(name, value=value, note="Checked."), event_id, **changes)


def a_message(message_id: str = "smg_1", **changes: Any) -> Message:
    """The buyer's words to everybody, but for `changes`."""
    message = Message(
        message_id=message_id,
        case_id="sca_1",
        author_role=AuthorRole.BUYER,
        author_user_id="usr_b1",
        body_md="I stood *outside* for an hour.",
        audience=Audience.PARTICIPANTS,
        created_at=NOON,
    )
    return evolve(message, **changes)


def a_note(message_id: str = "smg_2", **changes: Any) -> Message:
    """What staff write for staff alone, but for `changes`."""
    note = {
        "author_role": AuthorRole.AGENT,
        "author_user_id": "usr_agent",
        "body_md": "This buyer does that every week.",
        "audience": Audience.STAFF,
    }
    return a_message(message_id, **(note | changes))
