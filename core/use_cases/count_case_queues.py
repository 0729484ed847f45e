"""Count the cases in each queue."""

from typing import ClassVar

from attrs import frozen

from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from core.use_cases.handling.query import Query
from core.views.queue_count import QueueCount
from ports.case_views import CaseViews


@frozen(kw_only=True)
class CountCaseQueues(Query[tuple[QueueCount, ...]]):
    """`caseQueues`: every queue with how many cases the caller may open stand in it."""

    action: ClassVar = "case.queues"
    roles: ClassVar = frozenset({Role.TRUST_SAFETY})

    @property
    def resource(self) -> str:
        return "queue:all"

    async def ask(
        self, views: CaseViews, request: Request, audit: AuditEntry
    ) -> tuple[QueueCount, ...] | Refusal:
        return await views.queue_counts(reader=request.actor, now=audit.created_at, audit=audit)
