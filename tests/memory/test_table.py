"""The tables behind the store in memory."""

from threading import RLock

from hypothesis import given
from hypothesis import strategies as st

from adapters.memory.table import Table
from core.timeline.event import Event
from tests.builders.timeline import an_event

EVENTS = st.builds(
    an_event,
    st.sampled_from(["sev_1", "sev_2", "sev_3", "sev_4"]),
    case_id=st.sampled_from(["sca_1", "sca_2"]),
    actor_id=st.sampled_from([None, "usr_1", "usr_2"]),
)


def a_table() -> Table[Event]:
    """Grouped by a value that every row has, and by one that some lack."""
    return Table(
        kind="event",
        lock=RLock(),
        key_of=lambda event: (event.event_id,),
        groups_of={
            "case": lambda event: (event.case_id,),
            "actor": lambda event: (event.actor_id,) if event.actor_id else (),
        },
    )


@given(st.lists(st.tuples(st.booleans(), EVENTS), max_size=20))
def test_groups_hold_exactly_the_rows_that_belong_to_them(steps: list[tuple[bool, Event]]) -> None:
    table, expected = a_table(), dict[str, Event]()
    for puts, event in steps:
        if puts:
            table.put(event)
            expected[event.event_id] = event
        elif expected.pop(event.event_id, None):
            table.remove(event.event_id)

    assert {event.event_id: event for event in table.all()} == expected
    for group, member in (("case", "sca_1"), ("case", "sca_2"), ("actor", "usr_1")):
        belonging = {
            event.event_id
            for event in expected.values()
            if member in (event.case_id, event.actor_id)
        }
        assert {event.event_id for event in table.group(group, member)} == belonging


def test_a_row_that_is_replaced_keeps_its_place() -> None:
    table = a_table()
    for event in (an_event("sev_2"), an_event("sev_1"), an_event("sev_2", actor_id=None)):
        table.put(event)

    assert table.all() == (an_event("sev_2", actor_id=None), an_event("sev_1"))
    assert table.group("case", "sca_1") == table.all()


def test_an_unknown_group_is_empty() -> None:
    assert a_table().group("case", "sca_1") == ()
    assert a_table().group("colour", "red") == ()
