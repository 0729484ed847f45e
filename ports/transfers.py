"""Transfers to providers as far as orders told of them."""

from typing import Protocol

from core.transfers.transfer import Transfer


class Transfers(Protocol):
    def get(self, transfer_id: str) -> Transfer | None: ...

    def of_order(self, order_id: str) -> tuple[Transfer, ...]:
        """By transfer id."""
        ...

    def add(self, transfer: Transfer) -> None: ...

    def save(self, transfer: Transfer) -> None:
        """A changed transfer; the flush raises StaleRow unless its version is the one read."""
        ...
