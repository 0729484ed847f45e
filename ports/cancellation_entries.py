"""The cancellations that enter by themselves, each once."""

from typing import Protocol

from core.cancellations.entry import CancellationEntry


class CancellationEntries(Protocol):
    def get(self, key: str) -> CancellationEntry | None: ...

    def due(self, *, limit: int) -> tuple[str, ...]:
        """Keys of those that wait to be made, the longest wait first."""
        ...

    def add(self, entry: CancellationEntry) -> None:
        """The flush raises DuplicateRow where the cancellation has one."""
        ...

    def save(self, entry: CancellationEntry) -> None:
        """A changed one; the flush raises StaleRow unless its version is the one read."""
        ...
