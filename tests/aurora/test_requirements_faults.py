"""Money while connections are cut and the database gives up on a flush (reliability.md 14, 15)."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from time import sleep

import psycopg
import pytest
from attrs import evolve
from psycopg.sql import SQL, Identifier
from sqlalchemy.exc import DBAPIError

from adapters.aurora.commit_in_doubt import CommitInDoubt
from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from core.refunds.refund import RefundStatus
from core.request import Request
from core.use_cases.handling.refund_office import RefundOffice
from ports.payment_processor import Done
from tests.aurora.cutting_proxy import Cut, cutting_proxy
from tests.aurora.test_faults import CUT_ALL
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.office import FAY, Office, keyed
from tests.use_cases.test_money_at_once import CALLERS, a_refund, at_once

WAITS = "select count(*) from pg_stat_activity where usename = 'support_app' and wait_event = %s"
MONEY = "select charge.reserved_cents, (select count(*) from sup.refund) from sup.charge"


@pytest.fixture
def office(store: AuroraStore) -> Office:
    office = Office(store=store)
    office.order()
    return office


@pytest.fixture
def elsewhere(administrator: psycopg.Connection) -> psycopg.Connection:
    """A session that never gives up, so that our flush is the one that does."""
    administrator.execute("set deadlock_timeout = '1min'")
    return administrator


def issued_against(
    elsewhere: psycopg.Connection, office: Office, meanwhile: Callable[[], object]
) -> None:
    """Issue a refund that waits for `elsewhere`, which goes on once it does and then commits."""
    case_id = office.case()
    with ThreadPoolExecutor(1) as pool:
        with elsewhere.transaction():
            elsewhere.execute("select from sup.charge for update")
            issuing: Future[str] = pool.submit(office.refund, case_id, 1_000)
            while elsewhere.execute(WAITS, ["transactionid"]).fetchone() == (0,):
                sleep(0.005)
            meanwhile()
        refund_id = issuing.result()
    assert office.stored_refund(refund_id).status is RefundStatus.SUCCEEDED


@pytest.mark.parametrize("cut", Cut)
def test_a_refund_cut_at_commit_and_asked_for_again_is_one_refund(
    database: FreshDatabase, office: Office, owner: psycopg.Connection, cut: Cut
) -> None:
    case_id = office.case()
    with psycopg.connect(database.application_url) as direct:
        server_socket = f"{direct.info.host}/.s.PGSQL.{direct.info.port}"

    with cutting_proxy(server_socket, cut) as directory:
        url = f"postgresql://support_app@/{database.name}?host={directory}"
        store = AuroraStore(engine_of(url))
        desk = evolve(office.desk, store=store)
        refunds = RefundOffice(desk=desk, processor=office.stripe)
        told = [refunds.issue(a_refund(case_id, 1_000), keyed(FAY, "k-1")) for _ in range(2)]
        store.close()

    assert len(set(told)) == 1
    assert owner.execute(MONEY).fetchone() == (1_000, 1)


def test_a_deadlock_reruns_the_whole_refund(
    office: Office, elsewhere: psycopg.Connection, owner: psycopg.Connection
) -> None:
    issued_against(elsewhere, office, lambda: elsewhere.execute("select from sup.case for update"))

    assert owner.execute(MONEY).fetchone() == (1_000, 1)


def test_a_serialization_failure_reruns_the_whole_refund(
    database: FreshDatabase, elsewhere: psycopg.Connection, owner: psycopg.Connection
) -> None:
    elsewhere.execute(
        SQL("alter database {} set default_transaction_isolation = 'repeatable read'").format(
            Identifier(database.name)
        )
    )
    store = AuroraStore(engine_of(database.application_url))
    office = Office(store=store)
    office.order()
    # The version stays: only the database itself can tell that the row is another one now.
    issued_against(
        elsewhere,
        office,
        lambda: elsewhere.execute("update sup.charge set adopted_cents = adopted_cents"),
    )
    store.close()

    assert owner.execute(MONEY).fetchone() == (1_000, 1)


def test_refunds_while_connections_are_cut_again_and_again_are_each_made_once(
    office: Office, administrator: psycopg.Connection, owner: psycopg.Connection
) -> None:
    cases = [office.case() for _ in range(CALLERS - 1)]

    def ask(number: int) -> object:
        if number == CALLERS - 1:
            for _ in range(20):
                administrator.execute(CUT_ALL)
                sleep(0.01)
            return None
        return until_told(office, cases[number], keyed(FAY, f"k-{number}"))

    told = at_once(ask)[:-1]

    assert len(set(told)) == len(cases)
    for refund_id in told:
        assert office.stored_refund(str(refund_id)).status is RefundStatus.SUCCEEDED
    assert owner.execute(MONEY).fetchone() == (500 * len(cases), len(cases))
    made = office.stripe.refunds_of_charge("ch_1")
    assert isinstance(made, Done)
    assert {refund.metadata["refund_id"] for refund in made.value} == set(told)
    assert len(made.value) == len(cases)


def until_told(office: Office, case_id: str, asked: Request) -> object:
    """The answer to one request, asked again where a cut connection swallowed it."""
    for _ in range(50):
        try:
            return office.refunds.issue(a_refund(case_id, 500), asked)
        except (psycopg.OperationalError, DBAPIError, CommitInDoubt):
            sleep(0.02)
    return None
