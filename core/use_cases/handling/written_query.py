"""A query whose answer can be had as finished JSON as well."""

from abc import abstractmethod
from typing import TypeVar

from core.audit.entry import AuditEntry
from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.query import Query
from core.views.outline import Outline, Wanted
from ports.written_cases import WrittenCases

Told_co = TypeVar("Told_co", covariant=True)


class WrittenQuery(Query[Told_co]):
    """The same question, the same rights and the same audit, another form of the answer."""

    @classmethod
    @abstractmethod
    def can_be_written(cls, cases: WrittenCases, outline: Outline) -> bool:
        """Whether `write` tells everything that `outline` shows of the answer."""

    @abstractmethod
    async def write(
        self, cases: WrittenCases, wanted: Wanted, request: Request, audit: AuditEntry
    ) -> bytes | Refusal:
        """As `ask`: JSON in UTF-8, committed to the audit before it is given."""
