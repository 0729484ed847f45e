"""What a missed deadline does to a case (domain.md, *SLA clocks*)."""

from datetime import datetime

from attrs import evolve

from core.cases.case import Case
from core.cases.change import Change
from core.cases.status import DECIDED
from core.sla.clock_name import ClockName
from core.timeline.event import Entry, EventType

MOST_URGENT = 1


def missed(case: Case, *, by: datetime) -> ClockName | None:
    """The first clock that ran out by then and is not recorded as breached."""
    return next(iter(case.clocks.breaches_at(by)), None)


def breach(case: Case, clock: ClockName) -> Change:
    """Escalated unless decided, one step more urgent, and told on the timeline.

    The raise is automatic: it moves no clock.
    """
    priority = max(MOST_URGENT, case.priority - 1)
    entry = Entry(
        EventType.SLA_BREACH,
        {
            "clock": clock.value,
            "priority_from": case.priority,
            "priority_to": priority,
        },
    )
    escalated = case.escalated or case.status not in DECIDED
    return Change(evolve(case, priority=priority, escalated=escalated), (entry,))
