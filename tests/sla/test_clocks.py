"""What happens to the two clocks of a case (domain.md, SLA clocks)."""

from datetime import timedelta

import pytest

from core.sla.clock import ClockState
from core.sla.clock_name import ClockName
from core.sla.clocks import Clocks
from core.sla.targets import SlaPolicy, SlaTargets
from tests.sla.instants import HOUR, office, utc

SLA = SlaPolicy()
OPENED = utc("2026-03-02 09:00")
P3 = Clocks.opened(OPENED, 3, SLA)
BOTH = (ClockName.FIRST_RESPONSE, ClockName.RESOLUTION)


def test_both_clocks_start_with_the_case() -> None:
    assert P3.first_due_at == OPENED + 8 * HOUR
    assert P3.resolution_due_at == OPENED + 72 * HOUR


def test_the_first_message_of_an_agent_meets_first_response_and_later_ones_change_nothing() -> None:
    met = P3.first_agent_message(OPENED + HOUR, SLA)
    assert met.first_response.met_at == OPENED + HOUR
    assert met.first_response.consumed == HOUR
    assert met.first_due_at == P3.first_due_at
    assert met.resolution == P3.resolution
    assert met.first_agent_message(OPENED + 2 * HOUR, SLA) == met


def test_a_pause_moves_the_resolution_deadline_by_its_length_and_no_other() -> None:
    paused = P3.awaiting_user(OPENED + 10 * HOUR, SLA)
    assert paused.resolution_due_at is None
    assert paused.resolution.consumed == 10 * HOUR
    assert paused.first_response == P3.first_response
    resumed = paused.resumed(OPENED + 30 * HOUR, SLA)
    assert resumed.resolution_due_at == OPENED + 92 * HOUR


def test_pausing_twice_and_resuming_twice_changes_nothing_more() -> None:
    paused = P3.awaiting_user(OPENED + HOUR, SLA)
    assert paused.awaiting_user(OPENED + 2 * HOUR, SLA) == paused
    resumed = paused.resumed(OPENED + 3 * HOUR, SLA)
    assert resumed.resumed(OPENED + 4 * HOUR, SLA) == resumed


def test_only_the_business_time_of_a_pause_is_added() -> None:
    sla = SlaPolicy.of(SlaTargets(), {3: office("Europe/Berlin", "09:00-17:00")})
    friday = utc("2026-03-06 08:00")
    clocks = Clocks.opened(friday, 3, sla)
    due = clocks.resolution_due_at
    over_the_weekend = clocks.awaiting_user(utc("2026-03-06 16:00"), sla)
    assert over_the_weekend.resumed(utc("2026-03-09 08:00"), sla).resolution_due_at == due
    into_monday = over_the_weekend.resumed(utc("2026-03-09 10:00"), sla)
    assert due == utc("2026-03-18 16:00")
    assert into_monday.resolution_due_at == utc("2026-03-19 10:00")


def test_a_persons_change_of_priority_keeps_what_was_consumed() -> None:
    raised = P3.priority_changed(OPENED + 3 * HOUR, 2, SLA, automatic=False)
    assert raised.priority == 2
    assert raised.first_due_at == OPENED + 4 * HOUR
    assert raised.resolution_due_at == OPENED + 48 * HOUR
    assert raised.resolution.consumed == 3 * HOUR


def test_a_change_of_priority_keeps_what_was_paused() -> None:
    paused = P3.awaiting_user(OPENED + 10 * HOUR, SLA).resumed(OPENED + 15 * HOUR, SLA)
    raised = paused.priority_changed(OPENED + 20 * HOUR, 2, SLA, automatic=False)
    assert raised.resolution_due_at == OPENED + 53 * HOUR


def test_a_change_of_priority_while_paused_counts_from_the_resume() -> None:
    paused = P3.awaiting_user(OPENED + 10 * HOUR, SLA)
    raised = paused.priority_changed(OPENED + 12 * HOUR, 1, SLA, automatic=False)
    assert raised.resolution_due_at is None
    assert raised.resumed(OPENED + 20 * HOUR, SLA).resolution_due_at == OPENED + 34 * HOUR


def test_a_change_of_priority_counts_on_with_the_calendar_of_the_new_one() -> None:
    sla = SlaPolicy.of(SlaTargets(), {3: office("UTC", "09:00-17:00")})
    clocks = Clocks.opened(OPENED, 3, sla)
    lowered = clocks.priority_changed(utc("2026-03-03 09:00"), 4, sla, automatic=False)
    assert lowered.resolution.consumed == 8 * HOUR
    assert lowered.resolution_due_at == utc("2026-03-03 09:00") + 112 * HOUR


def test_a_priority_whose_target_is_already_used_up_is_late_since_then() -> None:
    raised = P3.priority_changed(OPENED + 30 * HOUR, 1, SLA, automatic=False)
    assert raised.resolution_due_at == OPENED + 24 * HOUR
    assert raised.breaches_at(OPENED + 30 * HOUR) == BOTH


def test_a_deadline_already_passed_never_lies_before_the_start() -> None:
    sla = SlaPolicy.of(SlaTargets(), {1: office("UTC", "09:00-10:00")})
    clocks = Clocks.opened(OPENED, 3, sla)
    raised = clocks.priority_changed(OPENED + 71 * HOUR, 1, sla, automatic=False)
    assert raised.resolution_due_at == OPENED


def test_an_automatic_raise_moves_no_clock() -> None:
    raised = P3.priority_changed(OPENED + 9 * HOUR, 2, SLA, automatic=True)
    assert raised.priority == 2
    assert (raised.first_response, raised.resolution) == (P3.first_response, P3.resolution)


def test_resuming_after_an_automatic_raise_keeps_the_old_target() -> None:
    raised = P3.priority_changed(OPENED + HOUR, 2, SLA, automatic=True)
    paused = raised.awaiting_user(OPENED + 2 * HOUR, SLA)
    assert paused.resumed(OPENED + 3 * HOUR, SLA).resolution_due_at == OPENED + 73 * HOUR


def test_resolving_stops_resolution_and_leaves_its_deadline() -> None:
    resolved = P3.resolved(OPENED + 5 * HOUR, SLA)
    assert resolved.resolution.met_at == OPENED + 5 * HOUR
    assert resolved.resolution_due_at == P3.resolution_due_at
    assert resolved.first_response == P3.first_response
    closed = resolved.closed(OPENED + 6 * HOUR, SLA)
    assert closed.resolution == resolved.resolution


def test_closing_unanswered_drops_first_response_without_meeting_it() -> None:
    closed = P3.closed(OPENED + HOUR, SLA)
    assert closed.first_response.state is ClockState.DROPPED
    assert closed.first_response.met_at is None
    assert closed.first_due_at == P3.first_due_at
    assert closed.first_agent_message(OPENED + 2 * HOUR, SLA) == closed
    assert closed.breaches_at(OPENED + 1000 * HOUR) == ()


def test_a_stopped_clock_is_moved_by_no_priority_and_no_pause() -> None:
    closed = P3.closed(OPENED + HOUR, SLA)
    raised = closed.priority_changed(OPENED + 2 * HOUR, 1, SLA, automatic=False)
    assert (raised.first_response, raised.resolution) == (closed.first_response, closed.resolution)
    assert closed.awaiting_user(OPENED + 2 * HOUR, SLA) == closed


def test_reopening_restarts_resolution_only_at_the_priority_of_the_case() -> None:
    raised = P3.breached(ClockName.RESOLUTION)
    raised = raised.priority_changed(OPENED + HOUR, 2, SLA, automatic=True)
    closed = raised.closed(OPENED + 5 * HOUR, SLA)
    reopened = closed.reopened(OPENED + 100 * HOUR, SLA)
    assert reopened.resolution_due_at == OPENED + 148 * HOUR
    assert reopened.resolution.consumed == timedelta()
    assert not reopened.resolution.breached
    assert reopened.first_response == closed.first_response


DUE_AND_NOT_DUE = [
    (8 * HOUR - timedelta.resolution, ()),
    (8 * HOUR, (ClockName.FIRST_RESPONSE,)),
    (72 * HOUR - timedelta.resolution, (ClockName.FIRST_RESPONSE,)),
    (72 * HOUR, BOTH),
]


@pytest.mark.parametrize(("later", "expected"), DUE_AND_NOT_DUE)
def test_a_clock_is_late_from_its_deadline_on(
    later: timedelta, expected: tuple[ClockName, ...]
) -> None:
    assert P3.breaches_at(OPENED + later) == expected


def test_a_clock_breaches_once_per_start() -> None:
    late = P3.breached(ClockName.FIRST_RESPONSE)
    assert late.breaches_at(OPENED + 71 * HOUR) == ()
    late = late.breached(ClockName.RESOLUTION)
    assert late.breaches_at(OPENED + 1000 * HOUR) == ()
    lowered = late.priority_changed(OPENED + 80 * HOUR, 5, SLA, automatic=False)
    assert lowered.breaches_at(OPENED + 1000 * HOUR) == ()
    again = lowered.closed(OPENED + 90 * HOUR, SLA).reopened(OPENED + 100 * HOUR, SLA)
    assert again.breaches_at(OPENED + 340 * HOUR) == (ClockName.RESOLUTION,)


def test_a_paused_clock_is_never_late_and_a_resumed_one_is_late_since_then() -> None:
    paused = P3.awaiting_user(OPENED + 73 * HOUR, SLA)
    assert paused.breaches_at(OPENED + 99 * HOUR) == (ClockName.FIRST_RESPONSE,)
    resumed = paused.resumed(OPENED + 83 * HOUR, SLA)
    assert resumed.resolution_due_at == OPENED + 82 * HOUR
    assert resumed.breaches_at(OPENED + 83 * HOUR) == BOTH


def test_a_pause_after_hours_on_the_due_day_keeps_the_deadline() -> None:
    sla = SlaPolicy.of(SlaTargets(), {3: office("UTC", "09:00-17:00")})
    clocks = Clocks.opened(OPENED, 3, sla)
    paused = clocks.awaiting_user(utc("2026-03-12 20:00"), sla)
    assert paused.resumed(utc("2026-03-12 21:00"), sla).resolution_due_at == utc("2026-03-12 17:00")


FIXED = Clocks.opened(OPENED, 3, SLA, fixed_due_at=OPENED + 200 * HOUR)


def test_a_fixed_deadline_is_moved_by_no_pause_and_no_priority() -> None:
    moved = FIXED.awaiting_user(OPENED + HOUR, SLA)
    moved = moved.priority_changed(OPENED + 2 * HOUR, 1, SLA, automatic=False)
    moved = moved.resumed(OPENED + 50 * HOUR, SLA)
    assert moved.resolution_due_at == OPENED + 200 * HOUR
    assert moved.first_due_at == OPENED + 0.5 * HOUR
    assert ClockName.RESOLUTION in moved.breaches_at(OPENED + 200 * HOUR)


def test_reopening_keeps_a_fixed_deadline_ahead_and_not_one_that_has_passed() -> None:
    closed = FIXED.closed(OPENED + HOUR, SLA)
    before = closed.reopened(OPENED + 199 * HOUR, SLA)
    assert before.resolution_due_at == OPENED + 200 * HOUR
    after = closed.reopened(OPENED + 200 * HOUR, SLA)
    assert after.resolution_due_at == OPENED + 272 * HOUR


def test_an_event_before_the_last_count_is_refused() -> None:
    with pytest.raises(ValueError, match="end is before the start"):
        P3.resolved(OPENED - timedelta.resolution, SLA)
