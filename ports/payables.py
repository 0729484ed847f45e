"""What providers can still be paid, per order, as stored."""

from typing import Protocol

from core.holds.payable import Payable


class Payables(Protocol):
    def of_order(self, order_id: str) -> tuple[Payable, ...]:
        """One per provider of the order, by provider id."""
        ...

    def add(self, payable: Payable) -> None: ...

    def save(self, payable: Payable) -> None:
        """A changed payable; the flush raises StaleRow unless its version is the one read."""
        ...
