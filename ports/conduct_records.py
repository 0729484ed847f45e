"""One row a person, guarded so that decisions which count their past come one after another."""

from typing import Protocol

from core.conduct.record import ConductRecord


class ConductRecords(Protocol):
    def get(self, user_id: str) -> ConductRecord | None: ...

    def add(self, record: ConductRecord) -> None:
        """The flush raises DuplicateRow where somebody was first."""
        ...

    def save(self, record: ConductRecord) -> None:
        """The flush raises StaleRow unless its version is the one read."""
        ...
