"""The cases as stored."""

from datetime import datetime
from typing import Protocol

from core.cases.case import Case


class Cases(Protocol):
    def get(self, case_id: str) -> Case | None: ...

    def breaching(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of cases with a clock that ran out and has not breached since it started, the
        longest overdue first.
        """
        ...

    def idle(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of cases that have waited for people until it is time to remind them or to close,
        the longest overdue first.
        """
        ...

    def newest_of_order(self, order_id: str) -> str | None:
        """The id of the case that names the order and was opened last."""
        ...

    def of_order(self, order_id: str) -> tuple[Case, ...]:
        """Oldest first."""
        ...

    def add(self, case: Case) -> None:
        """A new case. The flush raises DuplicateRow when its id is taken."""
        ...

    def save(self, case: Case) -> None:
        """A changed case. The flush raises StaleRow unless the stored version is the one read,
        and stores the next.
        """
        ...
