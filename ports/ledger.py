"""The books as stored: append-only, balanced by their shape."""

from typing import Protocol

from core.ledger.posting import Posting


class Ledger(Protocol):
    def post(self, posting: Posting) -> None:
        """The flush raises DuplicateRow where (cause, cause_id, number) stands already."""
        ...

    def of_cause(self, *, cause_id: str) -> tuple[Posting, ...]:
        """Whatever was posted about one thing, by (posted_at, cause, number)."""
        ...

    def of_order(self, order_id: str) -> tuple[Posting, ...]:
        """Everything posted on the order, by (posted_at, posting_id)."""
        ...
