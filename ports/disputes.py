"""Disputes as the processor told them."""

from typing import Protocol

from core.disputes.dispute import Dispute


class Disputes(Protocol):
    def get(self, processor_ref: str) -> Dispute | None: ...

    def of_charge(self, charge_id: str) -> tuple[Dispute, ...]:
        """Oldest first."""
        ...

    def without_chargeback(self, *, limit: int) -> tuple[str, ...]:
        """Refs of undecided disputes that no chargeback answers, oldest first."""
        ...

    def add(self, dispute: Dispute) -> None: ...

    def save(self, dispute: Dispute) -> None:
        """A changed dispute; the flush raises StaleRow unless its version is the one read."""
        ...
