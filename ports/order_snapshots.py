"""The order snapshots that arrived; every version is kept, the newest counts."""

from datetime import datetime
from typing import Protocol

from core.orders.snapshot import OrderSnapshot


class OrderSnapshots(Protocol):
    def newest(self, order_id: str) -> OrderSnapshot | None: ...

    def is_known(self, order_id: str) -> bool:
        """Whether any snapshot of it came; none is read for that."""
        ...

    def version(self, order_id: str, number: int) -> OrderSnapshot | None: ...

    def add(self, snapshot: OrderSnapshot, *, received_at: datetime) -> None:
        """A version not seen before; the flush raises DuplicateRow when it was."""
        ...
