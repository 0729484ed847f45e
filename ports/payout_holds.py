"""The payout holds as stored."""

from typing import Protocol

from core.holds.hold import PayoutHold


class PayoutHolds(Protocol):
    def get(self, hold_id: str) -> PayoutHold | None: ...

    def of_case(self, case_id: str) -> tuple[PayoutHold, ...]:
        """Every hold of the case, oldest first."""
        ...

    def add(self, hold: PayoutHold) -> None: ...

    def save(self, hold: PayoutHold) -> None:
        """A changed hold; the flush raises StaleRow unless its version is the one read."""
        ...
