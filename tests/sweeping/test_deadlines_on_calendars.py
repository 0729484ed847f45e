"""A deadline on business hours is found at its second, across clock changes and holidays."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from adapters.system.movable_clock import MovableClock
from core.policies.policies import Policies
from core.sla.calendar_table import read_calendar
from core.sla.targets import PRIORITIES, SlaPolicy
from core.use_cases.handling.rounds.concern import Concern
from entrypoints.specifications.story_policies import StoryPolicies
from tests.sweeping.going_round import swept
from tests.use_cases.office import Office, StandingClock

SHIFTS = ["09:00-12:00", "13:00-17:00"]
DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
ZONE = "Europe/Berlin"


def policies(*holidays: str) -> StoryPolicies:
    """Split shifts every day; a case of priority 3 is answered within eight open hours."""
    calendar = read_calendar(
        {"zone": ZONE, "holidays": list(holidays), "shifts": dict.fromkeys(DAYS, SHIFTS)},
        path="calendars.office",
    )
    usual = Policies(version=1)
    on_hours = SlaPolicy.of(usual.sla.targets, dict.fromkeys(PRIORITIES, calendar))
    return StoryPolicies(evolve(usual, sla=on_hours))


@pytest.mark.parametrize(
    ("opened", "holidays", "due"),
    [
        # Saturday 16:00 in Berlin: one hour then, seven on the day of the change.
        ("2026-03-28T15:00", (), "2026-03-29T15:00"),
        ("2026-10-24T14:00", (), "2026-10-25T16:00"),
        # The day of the change is a holiday: the seven hours are Monday's.
        ("2026-03-28T15:00", ("2026-03-29",), "2026-03-30T15:00"),
        ("2026-10-24T14:00", ("2026-10-25", "2026-10-26"), "2026-10-27T16:00"),
        # Opened in the break between two shifts, on either side of the change.
        ("2026-03-28T11:30", (), "2026-03-29T12:00"),
        ("2026-10-24T10:30", (), "2026-10-25T13:00"),
    ],
)
def test_it_is_missed_at_that_second_and_not_before(
    opened: str, holidays: tuple[str, ...], due: str
) -> None:
    start, end = (datetime.fromisoformat(text).replace(tzinfo=UTC) for text in (opened, due))
    clock = MovableClock(StandingClock(start))
    office = Office(clock=clock, policies=policies(*holidays))
    case_id = office.case(None)

    office.clock.advance(end - start - timedelta(seconds=1))
    assert swept(office, Concern.SLA) == []
    office.clock.advance(timedelta(seconds=1))
    assert [item.item_id for item in swept(office, Concern.SLA)] == [case_id]
    assert office.stored_case(case_id).priority == 2
