"""What is said and done when nobody answers (docs/adr/0027)."""

from datetime import datetime

from core.cases.case import Case
from core.cases.status import CaseStatus
from core.cases.transitions import Move
from core.errors import Refusal
from core.policies.inactivity import Inactivity
from core.timeline.event import Entry, EventType


def reminder(case: Case, rules: Inactivity, *, now: datetime) -> str:
    """What the people of the case read when the one it waits for is reminded."""
    whom = "the other side" if case.awaiting is None else f"the {case.awaiting.value}"
    last = (now + (rules.close_after - rules.nudge_after)).date()
    return (
        f"This case waits for an answer of {whom}. Without one it will be closed after"
        f" {last:%d %B %Y}."
    )


def nudged_entry(case: Case, message_id: str) -> Entry:
    awaiting = case.awaiting and case.awaiting.value
    return Entry(EventType.NUDGED, {"awaiting": awaiting, "message_id": message_id})


def kept_open_entry(why: Refusal) -> Entry:
    """The case would have been closed, had nothing forbidden it."""
    return Entry(EventType.KEPT_OPEN, {"why": why.message})


def closed_for_silence(case: Case) -> Move:
    resolved = case.status is CaseStatus.RESOLVED
    reason = "resolved, and nothing more was heard" if resolved else "nobody answered"
    return Move(to=CaseStatus.CLOSED, reason=reason, by_system=True)
