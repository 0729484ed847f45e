"""Timelines in memory."""

from threading import RLock

from attrs import evolve, frozen

from adapters.memory.case_checks import names_a_case
from adapters.memory.pending_writes import PendingWrites
from adapters.memory.stored_json import stored_json
from adapters.memory.table import Table
from core.cases.case import Case
from core.timeline.event import Event, EventType


@frozen(eq=False)
class MemoryTimeline:
    """ports/timeline.py over a table in memory."""

    _table: Table[Event]
    _pending: PendingWrites

    def append(self, event: Event) -> None:
        self._pending.insert(self._table, evolve(event, payload=stored_json(event.payload)))

    def of_case(self, case_id: str) -> tuple[Event, ...]:
        return timeline_of(self._table, case_id)

    def facts(self, case_id: str) -> tuple[Event, ...]:
        return facts_of(self._table, case_id)


def timeline_of(events: Table[Event], case_id: str) -> tuple[Event, ...]:
    """Everything that happened on a case, by (created_at, event_id)."""
    return tuple(
        sorted(events.group("case", case_id), key=lambda event: (event.created_at, event.event_id))
    )


def facts_of(events: Table[Event], case_id: str) -> tuple[Event, ...]:
    """The facts recorded on a case, oldest first."""
    return tuple(
        event for event in timeline_of(events, case_id) if event.type is EventType.FACT_RECORDED
    )


def event_table(lock: RLock, cases: Table[Case]) -> Table[Event]:
    return Table(
        kind="event",
        lock=lock,
        key_of=lambda event: (event.event_id,),
        groups_of={"case": lambda event: (event.case_id,)},
        checks=(names_a_case(cases, lambda event: (event.case_id,)),),
    )
