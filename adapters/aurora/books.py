"""The books in the database, from end to end."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import Engine, RowMapping, Select, select, union

from adapters.aurora.charges import CHARGE
from adapters.aurora.ledger import POSTING, posting_from_row
from adapters.aurora.refunds import REFUND
from core.ledger.posting import Posting

AT_A_TIME = 500

_NAMED = union(
    select(CHARGE.c.order_id),
    select(REFUND.c.order_id),
    select(POSTING.c.order_id).where(POSTING.c.order_id.is_not(None)),
).subquery()
_ORDERS = select(_NAMED.c.order_id).order_by(_NAMED.c.order_id.collate("C"))
_POSTINGS = select(POSTING).order_by(POSTING.c.posted_at, POSTING.c.posting_id)


@frozen(eq=False)
class AuroraBooks:
    """ports/books.py, by cursors of the server."""

    _engine: Engine

    def orders(self) -> Iterator[str]:
        for row in self._read(_ORDERS):
            yield row["order_id"]

    def between(self, start: datetime, end: datetime) -> Iterator[Posting]:
        of_the_period = POSTING.c.posted_at >= start, POSTING.c.posted_at < end
        for row in self._read(_POSTINGS.where(*of_the_period)):
            yield posting_from_row(dict(row))

    def _read(self, asked: Select[Any]) -> Iterator[RowMapping]:
        """A cursor of the server lives in a transaction, and this one sees a single moment."""
        with (
            self._engine.connect().execution_options(
                isolation_level="REPEATABLE READ", yield_per=AT_A_TIME
            ) as connection,
            connection.execute(asked) as rows,
        ):
            yield from rows.mappings()
