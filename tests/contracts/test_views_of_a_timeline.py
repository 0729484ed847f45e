"""The contract of ports/case_views.py: the timeline of a case, 50 entries a page."""

import pytest

from core.timeline.event import EventType
from core.timeline.message import Message
from core.views.case_view import EventView
from core.views.selection import Selection
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.timeline import a_message, a_note, an_event, an_event_of
from tests.contracts.committing import commit
from tests.contracts.reading import Reading, seen


def pages(
    reading: Reading, *numbers: int, reader: str = "usr_agent"
) -> dict[int, tuple[EventView, ...]]:
    selection = Selection(timeline_pages=frozenset(numbers))
    return dict(seen(reading, reader=reader, selection=selection).timeline)


def test_an_entry_is_shown_with_every_field(store: Store, case_views: Reading) -> None:
    commit(store, a_case(), an_event(created_at=NOON + MICROSECOND))

    assert pages(case_views, 1) == {
        1: (
            EventView(
                event_id="sev_1",
                actor_kind="admin",
                actor_id="usr_agent",
                type="escalated",
                payload={"reason": "The start is in an hour."},
                created_at=NOON + MICROSECOND,
            ),
        )
    }


def test_entries_are_in_order_of_time_and_then_of_id(store: Store, case_views: Reading) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"), an_event("sev_0", case_id="sca_2"))
    commit(store, an_event("sev_1", created_at=NOON + MICROSECOND))
    commit(store, an_event("sev_3"), an_event("sev_2"))

    (page,) = pages(case_views, 1).values()

    assert [event.event_id for event in page] == ["sev_2", "sev_3", "sev_1"]


@pytest.mark.parametrize(
    ("entries", "on_second_page"), [(0, 0), (49, 0), (50, 0), (51, 1), (100, 50), (101, 50)]
)
def test_a_page_has_fifty_entries_and_past_the_end_there_are_none(
    store: Store, case_views: Reading, entries: int, on_second_page: int
) -> None:
    events = [an_event(f"sev_{n:03}", created_at=NOON + n * MICROSECOND) for n in range(entries)]
    commit(store, a_case(), *events)

    found = pages(case_views, 1, 2, 9)

    ids = [event.event_id for event in events]
    assert [event.event_id for event in found[1]] == ids[:50]
    assert [event.event_id for event in found[2]] == ids[50:100]
    assert len(found[2]) == on_second_page
    assert found[9] == ()


def test_only_the_pages_asked_for_are_there(store: Store, case_views: Reading) -> None:
    commit(store, a_case(), an_event())

    assert pages(case_views) == {}
    assert pages(case_views, 2) == {2: ()}


@pytest.mark.parametrize(
    ("message", "kind"), [(a_message(), EventType.MESSAGE), (a_note(), EventType.NOTE)]
)
def test_the_words_of_a_message_are_laid_into_its_entry(
    store: Store, case_views: Reading, message: Message, kind: EventType
) -> None:
    event = an_event_of(message.entry(), "sev_1")
    commit(store, a_case(), message, event)

    ((shown,),) = pages(case_views, 1).values()

    assert shown.type == kind
    assert shown.payload == {**event.payload, "body_md": message.body_md}


def test_the_timeline_itself_keeps_no_words(store: Store, case_views: Reading) -> None:
    event = an_event_of(a_message().entry(), "sev_1")
    commit(store, a_case(), a_message(), event)
    pages(case_views, 1)

    with store.unit_of_work() as uow:
        assert uow.timeline.of_case("sca_1") == (event,)
