"""Refunds that were made at the processor without us, as adopted."""

from typing import Protocol

from core.refunds.outside_refund import OutsideRefund


class OutsideRefunds(Protocol):
    def get(self, processor_ref: str) -> OutsideRefund | None: ...

    def of_order(self, order_id: str) -> tuple[OutsideRefund, ...]:
        """Oldest first."""
        ...

    def add(self, refund: OutsideRefund) -> None: ...

    def save(self, refund: OutsideRefund) -> None:
        """A changed one; the flush raises StaleRow unless its version is the one read."""
        ...
