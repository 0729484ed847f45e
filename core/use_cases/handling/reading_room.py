"""Where queries are answered: rights first, then one audited read (domain.md, *Audit*)."""

import asyncio
from typing import Protocol, TypeVar

from attrs import frozen

from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.query import Query
from ports.case_views import CaseViews
from ports.clock import Clock
from ports.id_generator import IdGenerator, Prefix

Told = TypeVar("Told")


class Registrar(Protocol):
    """What a reading room needs of the desk."""

    @property
    def clock(self) -> Clock: ...

    @property
    def ids(self) -> IdGenerator: ...

    def record_refusal(
        self, request: Request, *, action: str, resource: str, why: Refusal
    ) -> None: ...


@frozen(kw_only=True)
class ReadingRoom:
    """Answers queries. A refusal that needs no read is audited at the desk."""

    views: CaseViews
    desk: Registrar

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
