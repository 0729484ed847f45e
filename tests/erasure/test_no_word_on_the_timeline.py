"""What people type never gets into the timeline itself: a canary is typed into every input.

An entry's words stand beside it, where they can be erased (docs/adr/0015).
"""

from collections.abc import Iterator
from typing import Any

import pytest

from adapters.memory.store import MemoryStore
from core.timeline.words import FREE_WORDS
from tests.graphql.service import Service, serving_memory
from tests.graphql.test_authorization import a_restricted_case
from tests.graphql.test_no_word_leaks import PLACES, Place, asked

CANARY = "kanarienvogel"
FREE = [place for place in PLACES if place.kind == "mutation" and place.scalar == "String"]
# What ends something comes after what needs it, and a new claim after the end of the first.
LATER = (
    *("releasePayoutHold", "rejectRefund", "denyDepositClaim", "fileDepositClaim"),
    *("withdrawDmcaClaim", "reviewAppeal"),
)


@pytest.fixture
def service() -> Iterator[Service]:
    with serving_memory() as served:
        yield served


def tables(service: Service) -> Any:
    store = service.parts.desk.store
    assert isinstance(store, MemoryStore)
    return store.tables


def _turn(place: Place) -> int:
    return LATER.index(place.field) if place.field in LATER else -1


def typed(service: Service, place: Place, ids: dict[str, str]) -> None:
    """Say the canary at the place, whether or not it is let in."""
    service.ask(**asked(place, ids, CANARY), as_="usr_both")


def test_no_entry_has_a_word_and_every_kind_of_words_was_typed(service: Service) -> None:
    ids = a_restricted_case(service)
    for place in sorted(FREE, key=_turn):
        typed(service, place, ids)

    events, words = tables(service).events.all(), tables(service).event_words.all()
    assert [event for event in events if CANARY in repr(event.payload)] == []
    kinds = {event.event_id: event.type for event in events}
    beside = {kinds[one.event_id] for one in words if CANARY in repr(one.words)}
    assert beside == set(FREE_WORDS)
