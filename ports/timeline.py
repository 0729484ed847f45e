"""The append-only timeline of a case, and the words that stand beside it."""

from typing import Protocol

from core.timeline.event import Event
from core.timeline.words import EventWords


class Timeline(Protocol):
    def append(self, event: Event) -> None:
        """Its free words (core/timeline/words.py) are kept beside it."""
        ...

    def of_case(self, case_id: str) -> tuple[Event, ...]:
        """Everything that happened, by (created_at, id), oldest first, words included."""
        ...

    def facts(self, case_id: str) -> tuple[Event, ...]:
        """The `fact_recorded` events alone, oldest first."""
        ...

    def words(self, case_id: str) -> tuple[EventWords, ...]:
        """The free words of the case's entries, by event id."""
        ...

    def save_words(self, words: EventWords) -> None:
        """Words that were erased; the flush raises StaleRow unless their version is as read."""
        ...
