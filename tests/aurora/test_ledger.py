"""The ledger's tables: what does not balance, or is posted twice, cannot be written."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import errors

from adapters.aurora.books import AuroraBooks
from adapters.aurora.engine import engine_of
from tests.postgres.fresh_database import FreshDatabase

POST = """
    insert into sup.ledger_posting
        (posting_id, cause, cause_id, line, debit_account, credit_account, amount_cents, currency)
    values (%s, %s, %s, %s, %s, %s, %s, %s)
"""
PAYABLE, CASH, FEES = "Liability:SellerPayable", "Cash:Stripe", "Deferred:PlatformFees"
SETTLED = "refund.succeeded"


@pytest.fixture
def application(database: FreshDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.application_url, autocommit=True) as session:
        yield session


def test_every_currency_balances_whatever_is_posted(application: psycopg.Connection) -> None:
    for row in (
        ("lpo_1", SETTLED, "srf_1", 0, PAYABLE, CASH, 700, "USD"),
        ("lpo_2", SETTLED, "srf_1", 1, FEES, CASH, 300, "USD"),
        ("lpo_3", SETTLED, "srf_2", 0, PAYABLE, CASH, 50, "EUR"),
        ("lpo_4", "refund.failed", "srf_1", 0, CASH, PAYABLE, 700, "USD"),
    ):
        application.execute(POST, row)
    balance = "select currency, sum(debit_cents - credit_cents) from sup.ledger_line group by 1"
    assert dict(application.execute(balance).fetchall()) == {"USD": 0, "EUR": 0}
    cash = "select sum(credit_cents - debit_cents) from sup.ledger_line"
    cash += " where account = 'Cash:Stripe' and currency = 'USD'"
    assert application.execute(cash.encode()).fetchone() == (300,)


@pytest.mark.parametrize(
    ("row", "refused"),
    [
        (("lpo_1", SETTLED, "srf_1", 0, PAYABLE, PAYABLE, 1, "USD"), errors.CheckViolation),
        (("lpo_1", SETTLED, "srf_1", 0, PAYABLE, CASH, 0, "USD"), errors.CheckViolation),
        (("lpo_1", SETTLED, "srf_1", 0, PAYABLE, CASH, -1, "USD"), errors.CheckViolation),
        (("lpo_1", SETTLED, "srf_1", 0, "Liability:Sellr", CASH, 1, "USD"), errors.CheckViolation),
        (("lpo_1", SETTLED, "srf_1", 0, None, CASH, 1, "USD"), errors.NotNullViolation),
        (("lpo_1", SETTLED, "srf_1", 0, PAYABLE, CASH, 1, None), errors.NotNullViolation),
        (("lpo_9", SETTLED, "srf_0", 0, PAYABLE, CASH, 1, "USD"), errors.UniqueViolation),
    ],
)
def test_what_is_no_posting_is_refused(
    application: psycopg.Connection, row: tuple[object, ...], refused: type[psycopg.Error]
) -> None:
    application.execute(POST, ("lpo_0", SETTLED, "srf_0", 0, PAYABLE, CASH, 1, "USD"))
    with pytest.raises(refused):
        application.execute(POST, row)


def test_orders_of_several_pages_are_each_told_once(
    application: psycopg.Connection, database: FreshDatabase
) -> None:
    post = POST.replace("currency)", "currency, order_id)").replace("%s)", "%s, %s)")
    orders = [f"ord_{number}" for number in range(5)]
    for number, order_id in enumerate([*orders, *orders]):
        row = (f"lpo_{number}", SETTLED, f"srf_{number}", 0, PAYABLE, CASH, 1, "USD", order_id)
        application.execute(post.encode(), row)
    engine = engine_of(database.application_url)
    told = [list(AuroraBooks(engine, at_a_time=size).orders()) for size in (1, 2, 5, 9)]
    engine.dispose()
    assert told == [orders] * 4
