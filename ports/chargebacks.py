"""Chargebacks as stored."""

from datetime import datetime
from typing import Protocol

from core.chargebacks.chargeback import Chargeback


class Chargebacks(Protocol):
    def get(self, chargeback_id: str) -> Chargeback | None: ...

    def of_dispute(self, processor_ref: str) -> Chargeback | None: ...

    def of_case(self, case_id: str) -> tuple[Chargeback, ...]:
        """Oldest first."""
        ...

    def of_order(self, order_id: str) -> tuple[Chargeback, ...]:
        """Of whatever case, oldest first."""
        ...

    def to_prepare(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of those that still take evidence and have no pack, one that the processor does not
        keep, or a case that went on since; the nearest deadline first.
        """
        ...

    def to_act(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of those whose `act_at` has come, the longest overdue first."""
        ...

    def add(self, chargeback: Chargeback) -> None:
        """The flush raises DuplicateRow where the dispute has one."""
        ...

    def save(self, chargeback: Chargeback) -> None:
        """A changed chargeback; the flush raises StaleRow unless its version is the one read."""
        ...
