"""The free words of timeline entries, kept beside the timeline.

The timeline is never rewritten, yet what people typed may have to be forgotten (docs/adr/0015).
So an entry keeps codes, ids and amounts, and its words stand in a row of their own with their
hashes: words can go, the entry and the hashes stay.
"""

from collections.abc import Mapping
from datetime import datetime

from attrs import evolve, frozen

from core.timeline.event import Event, EventType
from core.timeline.hidden_words import ERASED, hash_of

_REASON, _NOTE = frozenset({"reason"}), frozenset({"note"})
FREE_WORDS: Mapping[str, frozenset[str]] = {
    EventType.STATUS_CHANGE: _REASON,
    EventType.ESCALATED: _REASON,
    EventType.FACT_RECORDED: _NOTE,
    EventType.REFUND_REJECTED: _NOTE,
    EventType.HOLD_APPLIED: _REASON,
    EventType.HOLD_RELEASED: _REASON,
    EventType.DEPOSIT_CLAIM_FILED: _REASON,
    EventType.DEPOSIT_CLAIM_DENIED: _REASON,
    EventType.DMCA_WITHDRAWN: _REASON,
    EventType.VIOLATION_DECIDED: _REASON,
    EventType.VIOLATION_APPEALED: _REASON,
    EventType.VIOLATION_REVIEWED: _REASON,
    EventType.REDACTED: _REASON,
}


@frozen(kw_only=True)
class EventWords:
    """What was typed for one entry, by the names it has in the payload, and its SHA-256 (hex).

    Once erased the words are gone for good; the hashes stay.
    """

    event_id: str
    case_id: str
    words: Mapping[str, str]
    hashes: Mapping[str, str]
    erased_at: datetime | None = None
    version: int = 0

    def erase(self, *, when: datetime) -> "EventWords":
        return evolve(self, words=dict.fromkeys(self.words, ERASED), erased_at=when)


def words_of(event: Event) -> EventWords | None:
    """What is free text in the payload of an entry, None when nothing is."""
    named = FREE_WORDS.get(event.type, frozenset())
    words = {
        name: said
        for name, said in event.payload.items()
        if name in named and isinstance(said, str)
    }
    if not words:
        return None
    hashes = {name: hash_of(said) for name, said in words.items()}
    return EventWords(event_id=event.event_id, case_id=event.case_id, words=words, hashes=hashes)


def without_words(event: Event, words: EventWords | None) -> Event:
    """The entry as the timeline keeps it."""
    if words is None:
        return event
    kept = {name: value for name, value in event.payload.items() if name not in words.words}
    return evolve(event, payload=kept)


def with_words(event: Event, words: EventWords | None) -> Event:
    """The entry as it was written, or with a mark where its words were erased."""
    return event if words is None else evolve(event, payload={**event.payload, **words.words})
