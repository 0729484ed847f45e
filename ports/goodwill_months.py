"""What agents gave per month, guarded so that caps hold under any concurrency."""

from typing import Protocol

from core.goodwill.month import GoodwillMonth


class GoodwillMonths(Protocol):
    def get(self, *, agent: str, month: str, currency: str) -> GoodwillMonth | None: ...

    def add(self, month: GoodwillMonth) -> None:
        """The flush raises DuplicateRow where somebody was first."""
        ...

    def save(self, month: GoodwillMonth) -> None:
        """A changed month; the flush raises StaleRow unless its version is the one read."""
        ...
