"""What holds of the clocks of every case."""

import json
from datetime import datetime, timedelta

from hypothesis import given

from core.sla.clock_name import ClockName
from core.sla.clocks import Clocks
from core.sla.clocks_json import clocks_from_json, clocks_to_json
from core.sla.fold import apply, fold
from core.sla.fold import opened as opened_clocks
from core.sla.targets import SlaPolicy
from tests.sla.strategies import gaps, instants, policies, priorities, timelines
from tests.sla.timeline import Entry


@given(timelines(), policies)
def test_replaying_the_timeline_gives_the_stored_clocks(
    timeline: tuple[Entry, ...], sla: SlaPolicy
) -> None:
    stored = json.dumps(clocks_to_json(opened_clocks(timeline[0], sla)))
    for entry in timeline[1:]:
        clocks = apply(clocks_from_json(json.loads(stored)), entry, sla)
        stored = json.dumps(clocks_to_json(clocks))
    assert clocks_from_json(json.loads(stored)) == fold(timeline, sla)


@given(timelines(), policies)
def test_a_running_clock_has_its_target_left_until_it_is_due(
    timeline: tuple[Entry, ...], sla: SlaPolicy
) -> None:
    now = timeline[-1].created_at
    clocks = fold(timeline, sla)
    for clock in (clocks.first_response, clocks.resolution):
        if clock.counting_since is None or clock.due_at is None or clock.fixed_due_at is not None:
            continue
        left = sla.target(clock.name, clock.priority) - clock.consumed_at(now, sla)
        assert (clock.due_at > now) == (left > timedelta())
        if clock.due_at > now:
            assert sla.calendar(clock.priority).business_between(now, clock.due_at) == left


@given(instants, gaps, priorities, priorities, policies)
def test_a_priority_changed_and_changed_back_moves_nothing(
    start: datetime, later: timedelta, priority: int, other: int, sla: SlaPolicy
) -> None:
    clocks = Clocks.opened(start, priority, sla)
    there = clocks.priority_changed(start + later, other, sla, automatic=False)
    back = there.priority_changed(start + later, priority, sla, automatic=False)
    assert (back.first_due_at, back.resolution_due_at) == (
        clocks.first_due_at,
        clocks.resolution_due_at,
    )
    elapsed = sla.calendar(priority).business_between(start, start + later)
    assert back.resolution.consumed == back.first_response.consumed == elapsed


@given(instants, gaps, gaps, priorities, policies)
def test_a_pause_moves_the_deadline_by_its_business_time_alone(
    start: datetime, later: timedelta, pause: timedelta, priority: int, sla: SlaPolicy
) -> None:
    clocks = Clocks.opened(start, priority, sla)
    calendar = sla.calendar(priority)
    paused_at, resumed_at = start + later, start + later + pause
    resumed = clocks.awaiting_user(paused_at, sla).resumed(resumed_at, sla)
    lost = calendar.business_between(paused_at, resumed_at)
    target = sla.target(ClockName.RESOLUTION, priority)
    assert resumed.resolution_due_at == calendar.due_after(start, target + lost)
    if not lost:
        assert resumed.resolution_due_at == clocks.resolution_due_at
