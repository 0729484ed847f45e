"""What other services must hear, committed with the change that causes it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from attrs import frozen


@frozen(kw_only=True)
class OutboxMessage:
    """One announcement (`support.refund.succeeded`), numbered by the version of its case."""

    message_id: str
    topic: str
    case_id: str
    case_version: int
    payload: Mapping[str, Any]
    created_at: datetime


class Outbox(Protocol):
    def put(self, message: OutboxMessage) -> None: ...

    def of_case(self, case_id: str) -> tuple[OutboxMessage, ...]:
        """What was announced about the case, in the order it was put."""
        ...
