"""Escalating a case because of what happened on it."""

from attrs import evolve

from core.cases.case import Case
from core.cases.change import Change
from core.cases.status import DECIDED
from core.timeline.event import Entry, EventType
from core.use_cases.handling.work import Work


def escalate_for(work: Work, case: Case, *, why: str) -> Case:
    """The case, escalated unless it is already, or decided. `why` is a line of ours."""
    if case.escalated or case.status in DECIDED:
        return case
    entry = Entry(EventType.ESCALATED, {"reason": why})
    return work.apply(Change(evolve(case, escalated=True), (entry,)))
