"""The refunds as stored."""

from datetime import datetime
from typing import Protocol

from core.refunds.position import Counted
from core.refunds.refund import Refund


class Refunds(Protocol):
    def get(self, refund_id: str) -> Refund | None: ...

    def of_order(self, order_id: str) -> tuple[Refund, ...]:
        """Every refund of the order, of whatever case, oldest first."""
        ...

    def counted_of_order(
        self, order_id: str, *, leaving_out: str | None = None
    ) -> tuple[Counted, ...]:
        """What counts of the order's refunds (`Refund.counts`), oldest first, without the one
        `leaving_out`: all that a decision needs of them, and not the record of each.
        """
        ...

    def of_case(self, case_id: str) -> tuple[Refund, ...]:
        """Every refund of the case, oldest first."""
        ...

    def by_processor_ref(self, processor_ref: str) -> Refund | None:
        """The refund that the processor calls `re_…`."""
        ...

    def to_ask(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of processing card refunds whose `ask_again_at` has come, the longest overdue
        first.
        """
        ...

    def expired(self, *, now: datetime, limit: int) -> tuple[str, ...]:
        """Ids of proposed refunds whose `expires_at` has come, the oldest first."""
        ...

    def waiting_for_resume(self) -> tuple[str, ...]:
        """Ids of the proposed refunds that only wait for the end of a pause, oldest first."""
        ...

    def add(self, refund: Refund) -> None: ...

    def save(self, refund: Refund) -> None:
        """A changed refund; the flush raises StaleRow unless its version is the one read."""
        ...
