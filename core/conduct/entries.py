"""What the timeline says of a violation and its appeal."""

from typing import Any

from core.conduct.violation import Violation
from core.timeline.event import Entry, EventType


def decided_entry(violation: Violation, *, follows: str) -> Entry:
    """`follows` is the sanction that the ladder gave; staff may have gone higher."""
    return _entry(EventType.VIOLATION_DECIDED, violation, reason=violation.reason, follows=follows)


def appealed_entry(violation: Violation) -> Entry:
    return _entry(EventType.VIOLATION_APPEALED, violation, reason=violation.appeal_reason)


def reviewed_entry(violation: Violation) -> Entry:
    return _entry(EventType.VIOLATION_REVIEWED, violation, reason=violation.review_reason)


def _entry(kind: EventType, violation: Violation, **more: Any) -> Entry:
    named = {
        "violation_id": violation.violation_id,
        "user_id": violation.user_id,
        "rule": violation.rule,
        "sanction": violation.sanction.value,
        "status": violation.status.value,
    }
    return Entry(kind, {**named, **more})
