"""What people wrote on a case."""

from typing import Protocol

from core.timeline.message import Message


class Messages(Protocol):
    def get(self, message_id: str) -> Message | None: ...

    def of_case(self, case_id: str) -> tuple[Message, ...]:
        """Every message and note, by (created_at, id), oldest first."""
        ...

    def add(self, message: Message) -> None: ...

    def save(self, message: Message) -> None:
        """One whose words were redacted or erased: nothing else of a message changes.

        The flush raises StaleRow unless its version is the one read.
        """
        ...
