"""The charges and their ceilings as stored."""

from typing import Protocol

from core.refunds.charge import Charge


class Charges(Protocol):
    def get(self, charge_id: str) -> Charge | None: ...

    def payment_of(self, order_id: str) -> Charge | None:
        """The charge that paid for the order."""
        ...

    def add(self, charge: Charge) -> None: ...

    def save(self, charge: Charge) -> None:
        """A changed charge; the flush raises StaleRow unless its version is the one read.

        The store itself refuses reserved above captured, whatever the caller computed.
        """
        ...
