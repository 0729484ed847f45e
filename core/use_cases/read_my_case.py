"""Read a case as one of the people it names."""

from collections.abc import Iterator
from typing import ClassVar

from attrs import frozen

from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.text import unfit_id
from core.use_cases.handling.query import Query
from core.views.case_view import CaseView
from ports.case_views import CaseViews


@frozen(kw_only=True)
class ReadMyCase(Query[CaseView]):
    """`myCase`: how the case stands, and the participants' messages and evidence."""

    action: ClassVar = "case.view_own"
    roles: ClassVar = frozenset({Role.PARTICIPANT})

    case_id: str

    @property
    def resource(self) -> str:
        return f"case:{self.case_id}"

    def faults(self) -> Iterator[Refusal | None]:
        yield unfit_id("caseId", self.case_id)

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> CaseView | Refusal:
        return await views.case_of_party(self.case_id, user=request.actor, audit=audit)
