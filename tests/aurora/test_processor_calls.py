"""The processor is called with nothing open in the database (reliability.md 1 and 2)."""

from collections.abc import Iterator

import psycopg
import pytest

from adapters.aurora.books import AuroraBooks
from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.fake_stripe.faults import Fault, FaultKind
from core.refunds.refund import RefundStatus
from core.use_cases.handling.bookkeeping import Bookkeeping
from ports.payment_processor import Done
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.money import paid_out
from tests.use_cases.office import FAY, Office

BUSY = """
select state, query from pg_stat_activity
where datname = current_database() and pid <> pg_backend_pid() and state <> 'idle'
"""


@pytest.fixture
def office(database: FreshDatabase) -> Iterator[Office]:
    store = AuroraStore(engine_of(database.application_url))
    yield Office(store=store)
    store.close()


def test_no_transaction_is_open_while_the_processor_works_and_the_intent_is_committed(
    office: Office, database: FreshDatabase
) -> None:
    office.order()
    case_id = office.case()
    seen: list[tuple[list[object], list[tuple[str]]]] = []

    def look() -> None:
        with psycopg.connect(database.administrator_url, autocommit=True) as administrator:
            busy = administrator.execute(BUSY).fetchall()
            rows = administrator.execute("select status::text from sup.refund").fetchall()
            seen.append((list(busy), rows))

    fault = Fault(kind=FaultKind.DELAY, endpoint="refunds.create", hook=look)
    office.stripe.engine.inject(fault)
    office.refund(case_id, 1_000)
    assert seen == [([], [("processing",)])]


def test_no_transaction_is_open_while_the_books_are_compared_with_the_processors_list(
    office: Office, database: FreshDatabase
) -> None:
    office.order()
    seen: list[list[object]] = []

    def look() -> None:
        with psycopg.connect(database.administrator_url, autocommit=True) as administrator:
            seen.append(list(administrator.execute(BUSY).fetchall()))

    office.stripe.inject(Fault(kind=FaultKind.DELAY, endpoint="refunds.list", hook=look))
    bookkeeping = Bookkeeping(store=office.store, processor=office.stripe)
    engine = engine_of(database.application_url)
    assert [bookkeeping.check(each) for each in AuroraBooks(engine).orders()] == [()]
    engine.dispose()
    assert seen == [[]]


def test_a_lost_reply_and_three_retries_are_one_refund_under_one_key(office: Office) -> None:
    office.order()
    office.stripe.engine.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    refund_id = office.refund(office.case(), 1_000)
    assert office.stored_refund(refund_id).status is RefundStatus.PROCESSING
    for _ in range(3):
        office.refunds.send(refund_id, FAY)
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED
    told = office.stripe.refunds_of_charge("ch_1")
    assert isinstance(told, Done)
    (made,) = told.value
    assert made.metadata["refund_id"] == refund_id


def test_no_transaction_is_open_while_a_transfer_is_reversed_and_the_reversal_is_due_by_then(
    office: Office, database: FreshDatabase
) -> None:
    paid_out(office)
    seen: list[tuple[list[object], list[tuple[str]]]] = []

    def look() -> None:
        with psycopg.connect(database.administrator_url, autocommit=True) as administrator:
            busy = administrator.execute(BUSY).fetchall()
            rows = administrator.execute("select status from sup.transfer_reversal").fetchall()
            seen.append((list(busy), rows))

    office.stripe.inject(Fault(kind=FaultKind.DELAY, endpoint="transfers.reverse", hook=look))
    office.refund(office.case(), 50_000)
    assert seen == [([], [("due",)])]
