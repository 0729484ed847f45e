"""The queues that agents work off (docs/adr/0027)."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from core.cases.case import Case
from core.cases.derived import severity
from core.cases.worsening import is_open
from core.views.case_order import CaseOrder

DUE_SOON_WITHIN: Final = timedelta(hours=4)


class CaseQueue(StrEnum):
    """Undecided cases, by what they ask of whom."""

    MINE = "mine"
    UNASSIGNED = "unassigned"
    DUE_SOON = "due_soon"
    BREACHED = "breached"
    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"
    LOW = "low"
    RESTRICTED = "restricted"

    @property
    def order(self) -> CaseOrder:
        """What runs out first is in front of what is due soon, the most urgent of the others."""
        return CaseOrder.NEXT_DUE if self is CaseQueue.DUE_SOON else CaseOrder.PRIORITY


def is_in_queue(case: Case, queue: CaseQueue, *, reader: str, now: datetime) -> bool:
    """Whether the case stands in the queue as `reader` sees it, if they may open it."""
    return is_open(case) and _BELONGS[queue](case, reader, now)


def _due_soon(case: Case, _: str, now: datetime) -> bool:
    due_at = case.clocks.next_breach_at
    return due_at is not None and now <= due_at <= now + DUE_SOON_WITHIN


_BELONGS: Mapping[CaseQueue, Callable[[Case, str, datetime], bool]] = {
    CaseQueue.MINE: lambda case, reader, _: case.owner_admin == reader,
    CaseQueue.UNASSIGNED: lambda case, _, __: case.owner_admin is None,
    CaseQueue.DUE_SOON: _due_soon,
    CaseQueue.BREACHED: lambda case, _, __: case.clocks.has_breached,
    CaseQueue.URGENT: lambda case, _, __: severity(case.priority) == "urgent",
    CaseQueue.HIGH: lambda case, _, __: severity(case.priority) == "high",
    CaseQueue.NORMAL: lambda case, _, __: severity(case.priority) == "normal",
    CaseQueue.LOW: lambda case, _, __: severity(case.priority) == "low",
    CaseQueue.RESTRICTED: lambda case, _, __: case.restricted,
}
