"""The append-only timeline of a case."""

from typing import Protocol

from core.timeline.event import Event


class Timeline(Protocol):
    def append(self, event: Event) -> None: ...

    def of_case(self, case_id: str) -> tuple[Event, ...]:
        """Everything that happened, by (created_at, id), oldest first."""
        ...

    def facts(self, case_id: str) -> tuple[Event, ...]:
        """The `fact_recorded` events alone, oldest first."""
        ...
