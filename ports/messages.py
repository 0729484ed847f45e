"""What people wrote on a case."""

from typing import Protocol

from core.timeline.message import Message


class Messages(Protocol):
    def add(self, message: Message) -> None: ...
