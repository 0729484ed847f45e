"""Where queries are answered: rights first, then one audited read (domain.md, *Audit*)."""

import asyncio
from typing import Any, Protocol, TypeVar

from attrs import frozen

from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.query import Query
from core.use_cases.handling.written_query import WrittenQuery
from core.views.outline import Outline, Wanted
from ports.case_views import CaseViews
from ports.clock import Clock
from ports.id_generator import IdGenerator, Prefix
from ports.written_cases import WrittenCases

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
    """Answers queries. A refusal that needs no read is audited at the desk. Without `written` no
    answer can be had as finished JSON.
    """

    views: CaseViews
    desk: Registrar
    written: WrittenCases | None = None

    async def answer(self, query: Query[Told], request: Request) -> Told | Refusal:
        """The query's answer. Raises what the views malfunction with."""
        refusal = _refused_unread(query, request)
        if refusal is None:
            return await query.ask(self.views, request, self._audit(query, request))
        return await self._left_in_the_audit(refusal, query, request)

    async def write(
        self, query: WrittenQuery[Told], wanted: Wanted, request: Request
    ) -> bytes | Refusal:
        """The query's answer as JSON. Raises as `answer` does, and LookupError where nothing
        here writes (`can_write`).
        """
        if self.written is None:
            raise LookupError("nothing here writes answers")
        refusal = _refused_unread(query, request)
        if refusal is None:
            audit = self._audit(query, request)
            return await query.write(self.written, wanted, request, audit)
        return await self._left_in_the_audit(refusal, query, request)

    def can_write(self, query: type[WrittenQuery[Any]], outline: Outline) -> bool:
        """Whether `write` tells everything that `outline` shows of the query's answer."""
        return self.written is not None and query.can_be_written(self.written, outline)

    async def _left_in_the_audit(
        self, refusal: Refusal, query: Query[Any], request: Request
    ) -> Refusal:
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


def _refused_unread(query: Query[Any], request: Request) -> Refusal | None:
    """What rights and input alone say."""
    return request.lacks(query.roles) or next(
        (fault for fault in query.faults() if fault is not None), None
    )
