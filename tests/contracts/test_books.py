"""The contract of ports/books.py."""

from datetime import datetime

from attrs import evolve

from core.ledger.account import Account
from core.ledger.cause import Cause
from core.ledger.line import Line
from core.ledger.posting import Posting
from ports.books import Books
from ports.unit_of_work import Store
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.instants import MICROSECOND, NOON, minutes_later
from tests.builders.refunds import a_refund
from tests.contracts.committing import commit

FEE = Line(
    debit=Account.DISPUTE_FEES,
    credit=Account.CASH,
    amount_cents=1_500,
    currency="USD",
    order_id="ord_1001",
    processor_ref="dp_1",
)


def posted(store: Store, posting_id: str, when: datetime, *, line: Line = FEE) -> Posting:
    posting = Posting(
        posting_id=posting_id,
        cause=Cause.DISPUTE_FEE,
        cause_id=posting_id,
        number=1,
        line=line,
        posted_at=when,
    )
    with store.unit_of_work() as uow:
        uow.ledger.post(posting)
        uow.commit()
    return posting


def test_orders_are_those_with_a_charge_a_refund_or_a_posting_each_once(
    store: Store, books: Books
) -> None:
    commit(store, a_case(), a_charge(order_id="ord_2"), a_refund(order_id="ord_3"))
    posted(store, "slp_1", NOON, line=evolve(FEE, order_id="ord_1"))
    posted(store, "slp_2", NOON, line=evolve(FEE, order_id="ord_2"))
    posted(store, "slp_3", NOON, line=evolve(FEE, order_id=None))
    assert list(books.orders()) == ["ord_1", "ord_2", "ord_3"]


def test_a_period_has_what_was_posted_from_its_start_on_and_before_its_end(
    store: Store, books: Books
) -> None:
    end = minutes_later(60)
    posted(store, "slp_1", NOON - MICROSECOND)
    last = posted(store, "slp_2", end - MICROSECOND)
    second = posted(store, "slp_4", NOON)
    first = posted(store, "slp_3", NOON)
    posted(store, "slp_5", end)
    assert list(books.between(NOON, end)) == [first, second, last]


def test_books_that_are_empty_tell_nothing(books: Books) -> None:
    assert (list(books.orders()), list(books.between(NOON, minutes_later(1)))) == ([], [])
