"""What comes back from providers, as stored."""

from datetime import datetime
from typing import Protocol

from core.transfers.reversal import TransferReversal


class TransferReversals(Protocol):
    def get(self, reversal_id: str) -> TransferReversal | None: ...

    def of_order(self, order_id: str) -> tuple[TransferReversal, ...]:
        """Of whatever refund, oldest first."""
        ...

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of those due whose `ask_again_at` has come, the longest overdue first."""
        ...

    def add(self, reversal: TransferReversal) -> None: ...

    def save(self, reversal: TransferReversal) -> None:
        """A changed reversal; the flush raises StaleRow unless its version is the one read."""
        ...
