"""The refunds as stored."""

from typing import Protocol

from core.refunds.refund import Refund


class Refunds(Protocol):
    def get(self, refund_id: str) -> Refund | None: ...

    def of_order(self, order_id: str) -> tuple[Refund, ...]:
        """Every refund of the order, of whatever case, oldest first."""
        ...

    def of_case(self, case_id: str) -> tuple[Refund, ...]:
        """Every refund of the case, oldest first."""
        ...

    def waiting_for_resume(self) -> tuple[str, ...]:
        """Ids of the proposed refunds that only wait for the end of a pause, oldest first."""
        ...

    def add(self, refund: Refund) -> None: ...

    def save(self, refund: Refund) -> None:
        """A changed refund; the flush raises StaleRow unless its version is the one read."""
        ...
