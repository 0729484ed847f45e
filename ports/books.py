"""The books from end to end, for those who check or export them."""

from collections.abc import Iterator
from datetime import datetime
from typing import Protocol

from core.ledger.posting import Posting


class Books(Protocol):
    def orders(self) -> Iterator[str]:
        """Every order that money was asked of, moved or posted on, by id. Between two of them
        nothing is open, so that others can be asked about each.
        """
        ...

    def between(self, start: datetime, end: datetime) -> Iterator[Posting]:
        """What was posted from `start` on and before `end` (UTC), by (posted_at, posting_id).

        They stand as they are at one moment, and are read a few at a time as they are asked for.
        """
        ...
