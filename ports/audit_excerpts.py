"""Parts of the audit, with what proves them."""

from collections.abc import Iterator
from typing import Protocol

from core.audit.excerpt import Excerpt


class AuditExcerpts(Protocol):
    def of_case(self, case_id: str) -> Iterator[Excerpt]:
        """Whatever was recorded about the case, and every read that showed it, by time and id.

        Read a few at a time, as they are at one moment.
        """
        ...
