"""Flushes of the store in memory: each is all there or leaves no trace."""

from collections.abc import Callable
from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from adapters.memory.store import MemoryStore
from core.cases.case import Case
from core.timeline.event import Event
from ports.broken_check import BrokenCheck
from ports.lost_race import LostRace
from tests.builders.cases import a_case
from tests.builders.timeline import an_event

CASE_IDS = st.sampled_from(["sca_1", "sca_2"])
WRITES = st.one_of(
    st.tuples(st.just("add case"), st.builds(a_case, CASE_IDS)),
    st.tuples(
        st.just("save case"),
        st.builds(a_case, CASE_IDS, version=st.integers(0, 2), priority=st.integers(0, 5)),
    ),
    st.tuples(
        st.just("append event"),
        st.builds(an_event, st.sampled_from(["sev_1", "sev_2", "sev_3"]), case_id=CASE_IDS),
    ),
)
State = tuple[dict[str, Case], dict[str, Event]]


@given(st.lists(st.lists(WRITES, max_size=4), max_size=12))
def test_a_store_is_what_its_successful_flushes_made_of_it(
    flushes: list[list[tuple[str, Any]]],
) -> None:
    store = MemoryStore()
    expected: State = ({}, {})
    for writes in flushes:
        after = _after(expected, writes)
        assert _flush(store, writes) is (after is not None)
        expected = after or expected
        assert _stored(store) == expected


def _flush(store: MemoryStore, writes: list[tuple[str, Any]]) -> bool:
    with store.unit_of_work() as uow:
        does: dict[str, Callable[[Any], None]] = {
            "add case": uow.cases.add,
            "save case": uow.cases.save,
            "append event": uow.timeline.append,
        }
        for verb, row in writes:
            does[verb](row)
        try:
            uow.commit()
        except (LostRace, BrokenCheck):
            return False
    return True


def _after(state: State, writes: list[tuple[str, Any]]) -> State | None:
    """The state that the writes lead to, None when one of them is refused."""
    cases, events = dict(state[0]), dict(state[1])
    for verb, row in sorted(writes, key=lambda write: write[0] != "add case"):
        known = cases.get(row.case_id)
        if verb == "add case":
            if known is not None:
                return None
            cases[row.case_id] = row
        elif verb == "save case":
            if known is None or known.version != row.version or not row.priority:
                return None
            cases[row.case_id] = evolve(row, version=row.version + 1)
        elif known is None or row.event_id in events:
            return None
        else:
            events[row.event_id] = row
    return cases, events


def _stored(store: MemoryStore) -> State:
    tables = store.tables
    with store.unit_of_work() as uow:
        found = {case.case_id: uow.cases.get(case.case_id) for case in tables.cases.all()}
        cases = {case_id: case for case_id, case in found.items() if case is not None}
        events = [event for case_id in cases for event in uow.timeline.of_case(case_id)]
    return cases, {event.event_id: event for event in events}
