"""Which entries of a timeline move the clocks."""

import pytest

from core.sla.clock import ClockState
from core.sla.clock_name import ClockName
from core.sla.clocks import Clocks
from core.sla.fold import apply, fold
from core.sla.targets import SlaPolicy
from tests.sla.instants import HOUR, utc
from tests.sla.timeline import Entry, breached, message, moved, opened, reprioritised

SLA = SlaPolicy()
START = utc("2026-03-02 09:00")
LATER = START + HOUR
OPEN = Clocks.opened(START, 3, SLA)

IGNORED = [
    message(LATER, "agent", "staff"),
    message(LATER, "buyer"),
    message(LATER, "seller"),
    message(LATER, "system"),
    Entry("note", LATER, {"author_role": "agent", "audience": "participants"}),
    Entry("assigned", LATER, {"to": "usr_1"}),
    moved(LATER, "NEW", "INVESTIGATING"),
    moved(LATER, "INVESTIGATING", "DECISION_PENDING"),
    moved(LATER, "AWAITING_USER", "AWAITING_USER"),
]


@pytest.mark.parametrize("entry", IGNORED, ids=lambda entry: f"{entry.type}-{entry.payload}")
def test_entries_that_are_no_answer_and_no_pause_leave_the_clocks_alone(entry: Entry) -> None:
    assert apply(OPEN, entry, SLA) == OPEN


def test_an_agents_message_to_the_participants_is_the_first_response() -> None:
    answered = fold([opened(START), message(LATER, "agent")], SLA)
    assert answered == OPEN.first_agent_message(LATER, SLA)


def test_changing_whom_the_case_awaits_does_not_resume_it() -> None:
    paused = apply(OPEN, moved(LATER, "NEW", "AWAITING_USER"), SLA)
    again = apply(paused, moved(LATER + HOUR, "AWAITING_USER", "AWAITING_USER"), SLA)
    assert again == paused


@pytest.mark.parametrize("after", ["INVESTIGATING", "DECISION_PENDING"])
def test_leaving_awaiting_user_resumes(after: str) -> None:
    paused = apply(OPEN, moved(LATER, "NEW", "AWAITING_USER"), SLA)
    assert paused.resolution_due_at is None
    resumed = apply(paused, moved(LATER + HOUR, "AWAITING_USER", after), SLA)
    assert resumed.resolution_due_at == START + 73 * HOUR


def test_closing_a_waiting_case_stops_its_paused_clock() -> None:
    paused = apply(OPEN, moved(LATER, "NEW", "AWAITING_USER"), SLA)
    closed = apply(paused, moved(LATER + HOUR, "AWAITING_USER", "CLOSED"), SLA)
    assert closed.resolution.state is ClockState.MET
    assert closed.resolution.consumed == HOUR
    assert closed.resolution_due_at is None


@pytest.mark.parametrize("ended", ["RESOLVED", "CLOSED"])
def test_leaving_an_end_restarts_resolution(ended: str) -> None:
    over = apply(OPEN, moved(LATER, "DECISION_PENDING", ended), SLA)
    reopened = apply(over, moved(LATER + HOUR, ended, "INVESTIGATING"), SLA)
    assert reopened.resolution.started_at == LATER + HOUR
    assert reopened.resolution_due_at == LATER + 73 * HOUR
    assert reopened.first_response == over.first_response


def test_closing_a_resolved_case_restarts_nothing() -> None:
    over = apply(OPEN, moved(LATER, "DECISION_PENDING", "RESOLVED"), SLA)
    closed = apply(over, moved(LATER + HOUR, "RESOLVED", "CLOSED"), SLA)
    assert closed.resolution == over.resolution


@pytest.mark.parametrize("automatic", [True, False])
def test_a_change_of_priority_says_whether_it_was_automatic(*, automatic: bool) -> None:
    changed = apply(OPEN, reprioritised(LATER, 3, 1, automatic=automatic), SLA)
    assert changed == OPEN.priority_changed(LATER, 1, SLA, automatic=automatic)


@pytest.mark.parametrize("clock", list(ClockName))
def test_a_breach_is_remembered_and_raises_the_priority_without_moving_a_clock(
    clock: ClockName,
) -> None:
    late = apply(OPEN, breached(START + 72 * HOUR, clock.value, 2), SLA)
    assert late.priority == 2
    assert clock not in late.breaches_at(START + 73 * HOUR)
    assert (late.first_due_at, late.resolution_due_at) == (
        OPEN.first_due_at,
        OPEN.resolution_due_at,
    )


def test_a_chargeback_is_due_at_the_deadline_its_opening_names() -> None:
    clocks = fold([opened(START, 2, "2026-03-11T22:30:00Z")], SLA)
    assert clocks.resolution_due_at == utc("2026-03-11 22:30")
    assert clocks.first_due_at == START + 4 * HOUR


def test_a_timeline_begins_with_its_opening() -> None:
    with pytest.raises(ValueError, match="empty timeline"):
        fold([], SLA)
    with pytest.raises(ValueError, match="begins with opened, not message"):
        fold([message(START, "agent")], SLA)
