"""In which order a list of cases is told, and by what a place in it is known."""

from collections.abc import Mapping
from enum import StrEnum


class CaseOrder(StrEnum):
    """Equal cases follow each other by id, so that every order is total.

    `DUE_ASC` has what is due first in front and what has no deadline at the end; `PRIORITY` has
    the most urgent in front, and of those the one that waits longest; `NEXT_DUE` has in front
    whose next clock runs out first, and at the end what has none to run out.
    """

    CREATED_DESC = "created_desc"
    CREATED_ASC = "created_asc"
    UPDATED_DESC = "updated_desc"
    DUE_ASC = "due_asc"
    PRIORITY = "priority"
    NEXT_DUE = "next_due"

    @property
    def newest_first(self) -> bool:
        """Whether the greatest key comes first."""
        return self in (CaseOrder.CREATED_DESC, CaseOrder.UPDATED_DESC)

    @property
    def sorted_by(self) -> tuple[str, ...]:
        """The fields of a CaseView that decide, before the id does."""
        return _SORTED_BY[self]


_SORTED_BY: Mapping[CaseOrder, tuple[str, ...]] = {
    CaseOrder.CREATED_DESC: ("created_at",),
    CaseOrder.CREATED_ASC: ("created_at",),
    CaseOrder.UPDATED_DESC: ("updated_at",),
    CaseOrder.DUE_ASC: ("sla_due_at",),
    CaseOrder.PRIORITY: ("priority", "created_at"),
    CaseOrder.NEXT_DUE: ("next_due_at",),
}
