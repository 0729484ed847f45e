"""Timelines in memory."""

from threading import RLock

from attrs import evolve, frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from adapters.memory.words_checks import WORDS_CHECKS
from core.cases.case import Case
from core.timeline.event import Event, EventType
from core.timeline.words import EventWords, with_words, without_words, words_of


@frozen(eq=False)
class MemoryTimeline:
    """ports/timeline.py over two tables in memory: entries, and the words beside them."""

    _table: Table[Event]
    _words: Table[EventWords]
    _pending: PendingWrites

    def append(self, event: Event) -> None:
        event = evolve(event, payload=stored_json(event.payload))
        words = words_of(event)
        self._pending.insert(self._table, without_words(event, words))
        if words is not None:
            self._pending.insert(self._words, words)

    def of_case(self, case_id: str) -> tuple[Event, ...]:
        return timeline_of(self._table, self._words, case_id)

    def facts(self, case_id: str) -> tuple[Event, ...]:
        return facts_of(self._table, self._words, case_id)

    def words(self, case_id: str) -> tuple[EventWords, ...]:
        found = self._words.group("case", case_id)
        return tuple(sorted(found, key=lambda words: words.event_id))

    def save_words(self, words: EventWords) -> None:
        self._pending.replace(self._words, words)


def timeline_of(events: Table[Event], words: Table[EventWords], case_id: str) -> tuple[Event, ...]:
    """Everything that happened on a case, by (created_at, event_id), with its words."""
    in_order = sorted(
        events.group("case", case_id), key=lambda event: (event.created_at, event.event_id)
    )
    return tuple(with_words(event, words.get(event.event_id)) for event in in_order)


def facts_of(events: Table[Event], words: Table[EventWords], case_id: str) -> tuple[Event, ...]:
    """The facts recorded on a case, oldest first."""
    return tuple(
        event
        for event in timeline_of(events, words, case_id)
        if event.type is EventType.FACT_RECORDED
    )


def event_table(lock: RLock, cases: Table[Case]) -> Table[Event]:
    return Table(
        kind="event",
        lock=lock,
        key_of=lambda event: (event.event_id,),
        groups_of={
            "case": lambda event: (event.case_id,),
            "actor": lambda event: (event.actor_id,) if event.actor_id else (),
        },
        checks=(names_a_case(cases, lambda event: (event.case_id,)),),
    )


def words_table(lock: RLock, cases: Table[Case]) -> Table[EventWords]:
    return Table(
        kind="event_words",
        lock=lock,
        key_of=lambda words: (words.event_id,),
        groups_of={"case": lambda words: (words.case_id,)},
        checks=(names_a_case(cases, lambda words: (words.case_id,)), *WORDS_CHECKS),
    )
