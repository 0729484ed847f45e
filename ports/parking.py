"""Work that waits for a person, as stored."""

from typing import Protocol

from core.parked.parked_work import ParkedKind, ParkedWork


class Parking(Protocol):
    def get(self, work_id: str) -> ParkedWork | None: ...

    def waiting(self, kind: ParkedKind, subject_id: str) -> ParkedWork | None:
        """The one that is parked now for the subject."""
        ...

    def named_by_now(self, *, limit: int) -> tuple[str, ...]:
        """Disputed charges (ParkedKind.DISPUTE) that an order names by now, longest wait first."""
        ...

    def add(self, work: ParkedWork) -> None:
        """The flush raises DuplicateRow where one waits already for kind and subject."""
        ...

    def save(self, work: ParkedWork) -> None:
        """A changed one; the flush raises StaleRow unless its version is the one read."""
        ...
