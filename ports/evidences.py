"""Files on cases as stored; where their bytes are is ports/evidence_store.py."""

from typing import Protocol

from core.evidence.evidence import Evidence


class Evidences(Protocol):
    def get(self, evidence_id: str) -> Evidence | None: ...

    def of_case(self, case_id: str) -> tuple[Evidence, ...]:
        """Oldest request first."""
        ...

    def add(self, evidence: Evidence) -> None:
        """A file that was asked for and has not arrived."""
        ...

    def save(self, evidence: Evidence) -> None:
        """A changed file; the flush raises StaleRow unless its version is the one read, and
        BrokenCheck for one that became what it cannot become.
        """
        ...
