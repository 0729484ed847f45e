"""What every query is: a question that knows its rights, its faults and where to ask."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from typing import ClassVar, Generic, TypeVar

from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request, Role
from ports.case_views import CaseViews

Told_co = TypeVar("Told_co", covariant=True)


class Query(ABC, Generic[Told_co]):
    """One question. Subclasses are frozen values; any one of `roles` suffices."""

    action: ClassVar[str]
    roles: ClassVar[frozenset[Role]]

    @property
    @abstractmethod
    def resource(self) -> str:
        """What the audit files the read under."""

    def faults(self) -> Iterator[Refusal | None]:
        """Checks that need nothing but the input; the first refusal is the answer."""
        yield from ()

    @abstractmethod
    async def ask(self, views: CaseViews, request: Request, audit: AuditEntry) -> Told_co | Refusal:
        """The finished answer, committed to the audit before it is given."""
