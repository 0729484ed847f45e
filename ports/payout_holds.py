"""The payout holds as stored."""

from datetime import datetime
from typing import Protocol

from core.holds.hold import PayoutHold


class PayoutHolds(Protocol):
    def get(self, hold_id: str) -> PayoutHold | None: ...

    def of_case(self, case_id: str) -> tuple[PayoutHold, ...]:
        """Every hold of the case, oldest first."""
        ...

    def expired(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of applied holds whose time is over, the longest overdue first."""
        ...

    def add(self, hold: PayoutHold) -> None: ...

    def save(self, hold: PayoutHold) -> None:
        """A changed hold; the flush raises StaleRow unless its version is the one read."""
        ...
