"""Where queries are answered: rights first, then one audited read (domain.md, *Audit*)."""

import asyncio
from typing import TypeVar

from attrs import frozen

from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.desk import Desk
from core.use_cases.handling.query import Query
from ports.case_views import CaseViews
from ports.id_generator import Prefix

Told = TypeVar("Told")


@frozen(kw_only=True)
class ReadingRoom:
    """Answers queries. A refusal that needs no read is audited at the desk."""

    views: CaseViews
    desk: Desk

    async def answer(self, query: Query[Told], request: Request) -> Told | Refusal:
        """The query's answer. Raises what the views malfunction with."""
        refusal = request.lacks(query.roles) or next(
            (fault for fault in query.faults() if fault is not None), None
        )
        if refusal is None:
            return await query.ask(self.views, request, self._audit(query, request))
        await asyncio.to_thread(
            self.desk.record_refusal,
            request,
            action=query.action,
            resource=query.resource,
            why=refusal,
        )
        return refusal

    def _audit(self, query: Query[Told], request: Request) -> AuditEntry:
        return AuditEntry(
            audit_id=self.desk.ids.new(Prefix.AUDIT),
            actor_admin=request.actor,
            action=query.action,
            resource=query.resource,
            details={"corr_id": request.correlation_id},
            ip=request.ip,
            user_agent=request.user_agent,
            created_at=self.desk.clock.now(),
        )
