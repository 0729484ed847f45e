"""Whether a case went on in a way that its evidence pack should show."""

from collections.abc import Iterable
from datetime import datetime

from core.timeline.event import Event, EventType, is_evidence

MONEY = frozenset(
    {
        EventType.REFUND_SUCCEEDED,
        EventType.REFUND_FAILED,
        EventType.GOODWILL_CREDITED,
        EventType.DEPOSIT_CAPTURED,
        EventType.DEPOSIT_RELEASED,
        EventType.REDACTED,
        EventType.CHARGEBACK_OPENED,
    }
)
"""What money moved, and what must not be shown any more."""


def shows_something_new(events: Iterable[Event], *, since: datetime | None) -> bool:
    """Whether something behind `since` belongs into a pack; the packing itself does not.

    Without `since` there is no pack, and one is due. What staff say to participants counts like
    evidence: the network reads it.
    """
    return since is None or any(_is_new(event) for event in events if event.created_at > since)


def _is_new(event: Event) -> bool:
    if event.type is EventType.EVIDENCE_STITCHED:
        return bool(event.payload.get("record") != "chargeback_pack")
    if event.type is EventType.MESSAGE:
        return bool(event.payload.get("audience") == "participants")
    return event.type in MONEY or is_evidence(event)
