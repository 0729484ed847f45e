"""The contract of ports/timeline.py: the free words that stand beside the entries."""

from hashlib import sha256
from typing import Any

import pytest
from attrs import evolve

from core.cases.fact import FactName
from core.timeline.event import EventType
from core.timeline.words import FREE_WORDS, EventWords
from ports.broken_check import BrokenCheck
from ports.lost_race import StaleRow
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import NOON, minutes_later
from tests.builders.timeline import a_fact, an_event
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, seen


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


def words(store: Store) -> EventWords:
    with store.unit_of_work() as uow:
        (found,) = uow.timeline.words("sca_1")
    return found


def save(store: Store, changed: EventWords) -> None:
    with store.unit_of_work() as uow:
        uow.timeline.save_words(changed)
        uow.commit()


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name) for kind, names in FREE_WORDS.items() for name in names]
)
def test_words_are_kept_beside_their_entry_with_their_hash(
    store: Store, kind: EventType, name: str
) -> None:
    event = an_event(type=kind, payload={name: "Said.", "cents": 5})
    commit(store, event, an_event("sev_2", case_id="sca_2"))

    assert words(store) == EventWords(
        event_id="sev_1",
        case_id="sca_1",
        words={name: "Said."},
        hashes={name: sha256(b"Said.").hexdigest()},
    )
    with store.unit_of_work() as uow:
        assert uow.timeline.of_case("sca_1") == (event,)


def test_an_entry_without_words_has_none_beside_it(store: Store) -> None:
    commit(store, an_event(payload={"reason": None}))
    commit(store, an_event("sev_2", type=EventType.REFUND_ISSUED, payload={"reason": "other"}))

    with store.unit_of_work() as uow:
        assert uow.timeline.words("sca_1") == ()


def test_erased_words_have_a_mark_in_their_place_for_every_reader(
    store: Store, case_views: Reading
) -> None:
    commit(store, an_event())
    save(store, words(store).erase(when=minutes_later(1)))

    with store.unit_of_work() as uow:
        (event,) = uow.timeline.of_case("sca_1")
    (shown,) = seen(case_views).timeline[1]
    assert event.payload == shown.payload == {"reason": "[erased]"}
    assert words(store).erased_at == minutes_later(1)


def test_a_fact_holds_without_its_words(store: Store) -> None:
    commit(store, a_fact("sev_1"))
    save(store, words(store).erase(when=minutes_later(1)))

    with store.unit_of_work() as uow:
        (fact,) = uow.timeline.facts("sca_1")
    assert fact.payload == {"fact": FactName.FRAUD_VALIDATED, "value": True, "note": "[erased]"}


def test_of_two_who_erase_the_same_words_one_comes_too_late(store: Store) -> None:
    commit(store, an_event())
    mine, theirs = (words(store).erase(when=minutes_later(n)) for n in (1, 2))
    save(store, theirs)

    with pytest.raises(StaleRow):
        save(store, mine)


@pytest.mark.parametrize(
    "change",
    [
        lambda it: evolve(it, words={"reason": "Another."}),
        lambda it: evolve(it.erase(when=NOON), words={"reason": "Another."}),
        lambda it: evolve(it.erase(when=NOON), words={}),
    ],
)
def test_nothing_but_erasing_is_done_to_words(store: Store, change: Any) -> None:
    commit(store, an_event())
    before = words(store)

    with pytest.raises(BrokenCheck):
        save(store, change(before))

    assert words(store) == before


def test_erased_words_stay_erased(store: Store) -> None:
    written = an_event().payload
    commit(store, an_event())
    save(store, words(store).erase(when=NOON))
    before = words(store)

    for change in (
        evolve(before, words=written, erased_at=None),
        evolve(before, erased_at=minutes_later(1)),
    ):
        with pytest.raises(BrokenCheck):
            save(store, change)
    assert words(store) == before
