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


@frozen(kw_only=True)
class Delivery:
    """How far a message has come. It waits until it is delivered or parked.

    `attempts` were begun; the next one is not before `retry_at` (UTC), None for at once.
    `last_failure` says why the latest one failed. Whoever delivers saves an attempt with a
    `retry_at` before making it: then nobody else makes the same one, and if the sender dies, the
    message is sent again (at least once).
    """

    message: OutboxMessage
    attempts: int = 0
    retry_at: datetime | None = None
    delivered_at: datetime | None = None
    parked_at: datetime | None = None
    last_failure: str | None = None
    version: int = 0

    @property
    def waits(self) -> bool:
        return self.delivered_at is None and self.parked_at is None


class Outbox(Protocol):
    """Messages in the order they were put, and what has become of each (reliability.md 18)."""

    def put(self, message: OutboxMessage) -> None: ...

    def of_case(self, case_id: str) -> tuple[OutboxMessage, ...]:
        """What was announced about the case, in the order it was put."""
        ...

    def deliverable(self, *, now: datetime, limit: int) -> tuple[Delivery, ...]:
        """The first `limit` messages that wait and may be sent now, in the order they were put.

        A message is not among them while an earlier one of its case waits for its `retry_at`,
        nor while a transaction is open that may still put an earlier one. Send those of a case
        in this order, and after a failure none of its others.
        """
        ...

    def delivery(self, message_id: str) -> Delivery | None: ...

    def save(self, delivery: Delivery) -> None:
        """Replace all but the message, guarded by the version that was read."""
        ...
