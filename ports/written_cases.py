"""Reads of cases that are answered as finished JSON, for answers that nobody looks into.

They authorise, refuse, and leave their audit entry as those of ports/case_views.py do, and what
they tell is what an outline of the view of the same read comes to.
"""

from typing import Protocol

from core.audit.entry import AuditEntry
from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.errors import Refusal
from core.views.case_filter import CaseFilter
from core.views.case_order import CaseOrder
from core.views.case_place import CasePlace
from core.views.outline import Outline, Wanted


class WrittenCases(Protocol):
    """JSON in UTF-8. What cannot be written is asked of the views."""

    def can_write_case(self, outline: Outline) -> bool:
        """Whether `case` and `cases` tell all that is shown of a CaseView."""
        ...

    def can_write_connection(self, outline: Outline) -> bool:
        """Whether `page_of_cases` tells all that is shown of a CaseConnection."""
        ...

    async def case(
        self, case_id: str, *, reader: str, wanted: Wanted, audit: AuditEntry
    ) -> bytes | Refusal:
        """One case as an object."""
        ...

    async def cases(
        self,
        *,
        kind: CaseKind | None,
        status: CaseStatus | None,
        page: int,
        reader: str,
        wanted: Wanted,
        audit: AuditEntry,
    ) -> bytes:
        """A page of cases as an array."""
        ...

    async def page_of_cases(
        self,
        *,
        first: int,
        after: CasePlace | None,
        narrowed: CaseFilter,
        order: CaseOrder,
        reader: str,
        wanted: Wanted,
        audit: AuditEntry,
    ) -> bytes:
        """A CaseConnection as an object, its cursors as core/views/case_place.py has them."""
        ...
