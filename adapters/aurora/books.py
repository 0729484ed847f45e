"""The books in the database, from end to end."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from attrs import frozen
from sqlalchemy import (
    Column,
    Engine,
    Integer,
    RowMapping,
    Select,
    Text,
    bindparam,
    select,
    union,
)

from adapters.aurora.charges import CHARGE
from adapters.aurora.ledger import POSTING, posting_from_row
from adapters.aurora.refunds import REFUND
from core.ledger.posting import Posting

AT_A_TIME = 500

_AFTER, _MOST = bindparam("after", type_=Text), bindparam("most", type_=Integer)


def _named_by(order_id: Column[str]) -> Select[tuple[str]]:
    """The next of them, by the index of their table."""
    named = select(order_id).where(order_id > _AFTER).distinct().order_by(order_id).limit(_MOST)
    return select(named.subquery().c.order_id)


_ORDERS = (
    union(*(_named_by(table.c.order_id) for table in (CHARGE, REFUND, POSTING)))
    .order_by("order_id")
    .limit(_MOST)
)
_POSTINGS = select(POSTING).order_by(POSTING.c.posted_at, POSTING.c.posting_id)


@frozen(eq=False)
class AuroraBooks:
    """ports/books.py, by key and by cursors of the server."""

    _engine: Engine
    _at_a_time: int = AT_A_TIME

    def orders(self) -> Iterator[str]:
        last: str | None = ""
        while last is not None:
            page = self._orders_after(last)
            yield from page
            last = page[-1] if len(page) == self._at_a_time else None

    def _orders_after(self, last: str) -> tuple[str, ...]:
        with self._engine.connect() as connection:
            asked = {"after": last, "most": self._at_a_time}
            rows = connection.execute(_ORDERS, asked).mappings()
            return tuple(row["order_id"] for row in rows)

    def between(self, start: datetime, end: datetime) -> Iterator[Posting]:
        of_the_period = POSTING.c.posted_at >= start, POSTING.c.posted_at < end
        for row in self._read(_POSTINGS.where(*of_the_period)):
            yield posting_from_row(dict(row))

    def _read(self, asked: Select[Any]) -> Iterator[RowMapping]:
        """A cursor of the server lives in a transaction, and this one sees a single moment."""
        with (
            self._engine.connect().execution_options(
                isolation_level="REPEATABLE READ", yield_per=self._at_a_time
            ) as connection,
            connection.execute(asked) as rows,
        ):
            yield from rows.mappings()
