"""The cases as stored."""

from typing import Protocol

from core.cases.case import Case


class Cases(Protocol):
    def get(self, case_id: str) -> Case | None: ...

    def add(self, case: Case) -> None:
        """A new case. The flush raises DuplicateRow when its id is taken."""
        ...

    def save(self, case: Case) -> None:
        """A changed case. The flush raises StaleRow unless the stored version is the one read,
        and stores the next.
        """
        ...
