"""What is announced about a case itself."""

from collections.abc import Iterator
from typing import Any

from core.announcements.announcement import Announcement
from core.announcements.topic import Topic
from core.cases.case import Case
from core.cases.status import CaseStatus
from core.timeline.event import Entry, EventType


def opened(case: Case) -> dict[str, Any]:
    """The payload of `support.case.open`."""
    return {
        "kind": case.kind.value,
        "subtype": case.subtype,
        "status": case.status.value,
        "priority": case.priority,
        "order_id": case.order_id,
    }


def of_entry(case_id: str, entry: Entry) -> Iterator[Announcement]:
    """What an entry of the timeline says to others, whichever command wrote it."""
    if entry.type is not EventType.STATUS_CHANGE:
        return
    to = CaseStatus[entry.payload["to"]]
    payload = {
        "from": CaseStatus[entry.payload["from"]].value,
        "to": to.value,
        "awaiting": entry.payload["awaiting"],
        "outcome": entry.payload["outcome"],
    }
    yield Announcement(topic=Topic.CASE_STATUS_CHANGE, case_id=case_id, payload=payload)
    if to is CaseStatus.CLOSED:
        yield Announcement(
            topic=Topic.CASE_CLOSE, case_id=case_id, payload={"outcome": payload["outcome"]}
        )
