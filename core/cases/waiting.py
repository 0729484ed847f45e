"""How long a case has waited for people, and when to look after it (docs/adr/0027).

As the clocks, it is a fold of the timeline.
"""

from datetime import datetime, timedelta
from typing import Final

from attrs import evolve, frozen

from core.cases.status import Awaiting, CaseStatus
from core.policies.inactivity import Inactivity
from core.timeline.event import ActorKind, Event, EventType

AGAIN: Final = timedelta(days=1)
"""After something happened on a case that could not be closed."""
SIGNS = frozenset({EventType.MESSAGE, EventType.EVIDENCE_ATTACHED})
BESIDE_THE_POINT = frozenset({EventType.NOTE, EventType.SLA_BREACH})


@frozen(kw_only=True)
class Waiting:
    """Since when a case waits for a party, or after its resolution for another word; UTC.

    At `due_at` it is time to remind or to close. None where it cannot be closed and nothing
    has happened since that was found.
    """

    since: datetime
    due_at: datetime | None
    nudged_at: datetime | None = None


def waiting_after(
    waiting: Waiting | None,
    event: Event,
    *,
    status: CaseStatus,
    awaiting: Awaiting | None,
    rules: Inactivity,
) -> Waiting | None:
    """What `event` makes of it on a case that has `status` by then, and awaits that party."""
    if event.type is EventType.STATUS_CHANGE:
        return _begun(event.created_at, status, rules)
    if waiting is None:
        return None
    if event.type is EventType.NUDGED:
        return _nudged(waiting, event.created_at, rules)
    if event.type is EventType.KEPT_OPEN:
        return evolve(waiting, due_at=None)
    if _is_sign(event, awaiting):
        return _begun(event.created_at, status, rules)
    if waiting.due_at is None and event.type not in BESIDE_THE_POINT:
        return evolve(waiting, due_at=event.created_at + AGAIN)
    return waiting


def _begun(at: datetime, status: CaseStatus, rules: Inactivity) -> Waiting | None:
    if status is CaseStatus.AWAITING_USER:
        return Waiting(since=at, due_at=at + rules.nudge_after)
    if status is CaseStatus.RESOLVED:
        return Waiting(since=at, due_at=at + rules.close_resolved_after)
    return None


def _nudged(waiting: Waiting, at: datetime, rules: Inactivity) -> Waiting:
    """However late the reminder came, there is as much time after it as is meant to be."""
    left = at + (rules.close_after - rules.nudge_after)
    closing = max(waiting.since + rules.close_after, left)
    return evolve(waiting, nudged_at=at, due_at=closing)


def _is_sign(event: Event, awaiting: Awaiting | None) -> bool:
    """A word of the awaited party takes the case up again by itself; of what others write or
    attach on a case that awaits somebody, nothing counts.
    """
    if event.actor_kind is not ActorKind.USER or event.type not in SIGNS:
        return False
    return awaiting is None or event.payload.get("side") == awaiting.value
