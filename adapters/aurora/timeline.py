"""Timelines in the database."""

from attrs import frozen
from psycopg.types.json import Jsonb
from sqlalchemy import Column, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import JSONB

from adapters.aurora.event_words import (
    ERASE_WORDS,
    INSERT_WORDS,
    WORDS,
    WORDS_OF_CASE,
    words_from_row,
    words_to_row,
)
from adapters.aurora.pending_writes import PendingWrites, Row, Turn
from adapters.aurora.question import Question
from adapters.aurora.schema import INSTANT, SCHEMA
from adapters.aurora.session import Session
from adapters.aurora.statements import insertion
from core.instants import as_utc
from core.timeline.event import ActorKind, Event, EventType
from core.timeline.words import EventWords, without_words, words_of

EVENT = Table(
    "case_event",
    SCHEMA,
    Column("event_id", Text, primary_key=True),
    Column("case_id", Text),
    Column("actor_kind", Text),
    Column("actor_id", Text),
    Column("type", Text),
    Column("payload", JSONB),
    Column("created_at", INSTANT),
)
_OF_CASE = (
    select(EVENT, WORDS.c.words)
    .outerjoin_from(EVENT, WORDS, WORDS.c.event_id == EVENT.c.event_id)
    .where(EVENT.c.case_id == bindparam("case_id"))
    .order_by(EVENT.c.created_at, EVENT.c.event_id)
)
_FACTS = _OF_CASE.where(EVENT.c.type == EventType.FACT_RECORDED.value)
_INSERT = insertion(EVENT)
_TYPES = frozenset(map(str, EventType))


@frozen(eq=False)
class AuroraTimeline:
    """ports/timeline.py over sup.case_event."""

    _session: Session
    _pending: PendingWrites

    def append(self, event: Event) -> None:
        words, key = words_of(event), (event.event_id,)
        row = event_to_row(without_words(event, words))
        self._pending.insert(_INSERT, row, turn=Turn.NEW_ENTRY, kind="event", key=key)
        if words is not None:
            beside = words_to_row(words)
            self._pending.insert(
                INSERT_WORDS, beside, turn=Turn.NEW_ENTRY, kind="event_words", key=key
            )

    def of_case(self, case_id: str) -> tuple[Event, ...]:
        return tuple(map(event_from_row, self._session.rows(_OF_CASE, case_id=case_id)))

    def asking_for_facts(self, case_id: str) -> Question:
        """What `facts` asks."""
        return Question.of(_FACTS, {"case_id": case_id})

    def facts(self, case_id: str) -> tuple[Event, ...]:
        return tuple(map(event_from_row, self._session.rows(_FACTS, case_id=case_id)))

    def words(self, case_id: str) -> tuple[EventWords, ...]:
        return tuple(map(words_from_row, self._session.rows(WORDS_OF_CASE, case_id=case_id)))

    def save_words(self, words: EventWords) -> None:
        row, key = words_to_row(words), {"event_id": words.event_id}
        self._pending.replace(ERASE_WORDS, row, turn=Turn.WORDS, kind="event_words", key=key)


def event_to_row(event: Event) -> Row:
    return {
        "event_id": event.event_id,
        "case_id": event.case_id,
        "actor_kind": event.actor_kind.value,
        "actor_id": event.actor_id,
        "type": str(event.type),
        "payload": Jsonb(dict(event.payload)),
        "created_at": event.created_at,
    }


def _type(written: str) -> EventType | str:
    """Of our list, or whatever else another team wrote."""
    return EventType(written) if written in _TYPES else written


def event_from_row(row: Row) -> Event:
    return Event(
        event_id=row["event_id"],
        case_id=row["case_id"],
        actor_kind=ActorKind(row["actor_kind"]),
        actor_id=row["actor_id"],
        type=_type(row["type"]),
        payload={**row["payload"], **(row["words"] or {})},
        created_at=as_utc(row["created_at"]),
    )
