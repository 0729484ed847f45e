"""How grave a case is, and what makes it graver (domain.md, *Case*)."""

from core.cases.case import Case
from core.cases.status import DECIDED
from core.timeline.event import Event, EventType

URGENT = 1
SEVERE = 2
"""Priorities 1 and 2, urgent and high."""
_DECIDED_NAMES = frozenset(status.name for status in DECIDED)


def is_open(case: Case) -> bool:
    """Whether nobody has decided on it yet."""
    return case.status not in DECIDED


def is_urgent(case: Case) -> bool:
    return is_open(case) and case.priority == URGENT


def is_severe(case: Case) -> bool:
    return is_open(case) and case.priority <= SEVERE


def worsens(event: Event) -> bool:
    """Whether the case became more urgent or was taken up again, by whomever."""
    told = event.payload
    if event.type is EventType.PRIORITY_CHANGE:
        return bool(told["to"] < told["from"])
    if event.type is EventType.SLA_BREACH:
        return bool(told["priority_to"] < told["priority_from"])
    reopened = event.type is EventType.STATUS_CHANGE
    return reopened and told["from"] in _DECIDED_NAMES and told["to"] not in _DECIDED_NAMES
