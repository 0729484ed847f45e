"""The contract of ports/timeline.py."""

from typing import Any

import pytest

from core.timeline.event import ActorKind, Event, EventType
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.instants import MICROSECOND, NOON
from tests.builders.timeline import a_fact, an_event
from tests.contracts.committing import commit

PAYLOAD: dict[str, Any] = {
    "text": "Zürich «😀» \u202e",
    "nothing": None,
    "yes": True,
    "cents": 2**53,
    "list": [1, "two", {"three": []}],
    "empty": {},
}


@pytest.fixture(autouse=True)
def _two_cases(store: Store) -> None:
    commit(store, a_case("sca_1"), a_case("sca_2"))


@pytest.mark.parametrize("kind", EventType)
def test_an_event_of_every_type_is_read_back_as_it_was_appended(
    store: Store, kind: EventType
) -> None:
    event = an_event(type=kind, payload=PAYLOAD, created_at=NOON + MICROSECOND)
    commit(store, event)

    with store.unit_of_work() as uow:
        assert uow.timeline.of_case("sca_1") == (event,)


@pytest.mark.parametrize(
    ("kind", "actor"),
    [(ActorKind.USER, "usr_b1"), (ActorKind.ADMIN, "usr_agent"), (ActorKind.SYSTEM, None)],
)
def test_who_acted_is_kept(store: Store, kind: ActorKind, actor: str | None) -> None:
    event = an_event(actor_kind=kind, actor_id=actor, payload={})
    commit(store, event)

    with store.unit_of_work() as uow:
        assert uow.timeline.of_case("sca_1") == (event,)


def test_a_timeline_is_in_order_of_time_and_then_of_id(store: Store) -> None:
    last = an_event("sev_1", created_at=NOON + MICROSECOND)
    twins = an_event("sev_2"), an_event("sev_3")
    commit(store, last, twins[1], an_event("sev_0", case_id="sca_2"), twins[0])

    with store.unit_of_work() as uow:
        assert uow.timeline.of_case("sca_1") == (*twins, last)


def test_a_case_without_events_has_an_empty_timeline(store: Store) -> None:
    with store.unit_of_work() as uow:
        assert uow.timeline.of_case("sca_1") == ()
        assert uow.timeline.facts("sca_1") == ()


def test_facts_are_the_recorded_facts_alone_oldest_first(store: Store) -> None:
    withdrawn: Event = a_fact("sev_1", value=False, created_at=NOON + MICROSECOND)
    recorded = a_fact("sev_2")
    commit(store, withdrawn, recorded, an_event("sev_3"), a_fact("sev_4", case_id="sca_2"))

    with store.unit_of_work() as uow:
        assert uow.timeline.facts("sca_1") == (recorded, withdrawn)


def test_a_payload_changed_after_it_was_appended_is_stored_as_it_was(store: Store) -> None:
    payload: dict[str, Any] = {"reason": "as written", "ids": ["sev_1"]}
    with store.unit_of_work() as uow:
        uow.timeline.append(an_event(payload=payload))
        uow.commit()
    payload["reason"] = "changed"
    payload["ids"].append("sev_2")

    with store.unit_of_work() as uow:
        (event,) = uow.timeline.of_case("sca_1")
    assert event.payload == {"reason": "as written", "ids": ["sev_1"]}
