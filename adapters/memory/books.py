"""The books in memory, from end to end."""

from collections.abc import Iterator
from datetime import datetime

from attrs import frozen

from adapters.memory.store import MemoryStore
from core.ledger.posting import Posting


@frozen(eq=False)
class MemoryBooks:
    """ports/books.py over the tables of a MemoryStore."""

    _store: MemoryStore

    def orders(self) -> Iterator[str]:
        tables = self._store.tables
        with tables.lock:
            named = {
                *(charge.order_id for charge in tables.charges.all()),
                *(refund.order_id for refund in tables.refunds.all()),
                *(posting.line.order_id for posting in tables.postings.all()),
            }
        yield from sorted(order_id for order_id in named if order_id is not None)

    def between(self, start: datetime, end: datetime) -> Iterator[Posting]:
        tables = self._store.tables
        with tables.lock:
            posted = [each for each in tables.postings.all() if start <= each.posted_at < end]
        yield from sorted(posted, key=lambda each: (each.posted_at, each.posting_id))
