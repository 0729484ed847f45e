"""A notice whose transaction dies in the middle is applied once when it is told again.

reliability.md 8: killed at every statement, and at COMMIT before and after it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import LiteralString

import psycopg
import pytest
from attrs import evolve
from psycopg.sql import SQL, Composed, Identifier
from sqlalchemy.exc import DBAPIError

from adapters.aurora.commit_in_doubt import CommitInDoubt
from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from adapters.fake_stripe.faults import Fault, FaultKind
from core.use_cases.handling.notice_office import Heard
from tests.aurora.cutting_proxy import Cut, cutting_proxy
from tests.notices.hearing import (
    Seen,
    deliver,
    disagreeing,
    notice_office,
    notices_of,
    seen,
    transferred,
)
from tests.postgres.fresh_database import FreshDatabase
from tests.use_cases.office import ITSELF, Office

DEATH = (psycopg.OperationalError, DBAPIError, CommitInDoubt)
KILLER = """
create function sup.kill_this_session() returns trigger language plpgsql as $$
begin
    perform pg_terminate_backend(pg_backend_pid());
    perform pg_sleep(1);
    return null;
end $$
"""
RECORDER = """
create table sup.written (name text);
create function sup.record_the_write() returns trigger language plpgsql security definer as $$
begin
    insert into sup.written values (tg_table_name);
    return null;
end $$
"""
TABLES = "select tablename from pg_tables where schemaname = 'sup' order by tablename"


def ours_succeeds(office: Office) -> None:
    """Our refund of what was transferred, of which the reply was lost."""
    with office.store.unit_of_work() as uow:
        newest = uow.order_snapshots.newest("ord_1001")
    assert newest is not None
    leg = newest.received["legs"][0] | transferred(108_250)
    office.stripe.register_transfer("tr_1", 108_250, "USD", charge="ch_1")
    office.order(version=4, legs=[leg])
    office.stripe.inject(Fault(kind=FaultKind.DROP_REPLY, endpoint="refunds.create"))
    office.refund(office.case(), 10_000)


def theirs_exceeds(office: Office) -> None:
    """One made elsewhere, of a charge that is promised back already."""
    office.refund(office.case(), 119_075)
    office.stripe.dashboard.refund("ch_1", 5_000)


def a_dispute(office: Office) -> None:
    office.stripe.dashboard.open_dispute("ch_1")


Story = Callable[[Office], None]
STORIES: tuple[Story, ...] = (ours_succeeds, theirs_exceeds, a_dispute)
WRITTEN: dict[Story, set[str]] = {
    ours_succeeds: {
        "admin_audit",
        "case",
        "case_event",
        "ledger_posting",
        "notification",
        "outbox",
        "processed_webhook",
        "refund",
        "transfer",
        "transfer_reversal",
    },
    theirs_exceeds: {
        "admin_audit",
        "case",
        "charge",
        "ledger_posting",
        "outbox",
        "outside_refund",
        "parked_work",
        "processed_webhook",
    },
    a_dispute: {
        "admin_audit",
        "case",
        "case_event",
        "charge",
        "chargeback",
        "dispute",
        "event_words",
        "ledger_posting",
        "notification",
        "outbox",
        "payable",
        "payout_hold",
        "processed_webhook",
    },
}

SENT_AFTERWARDS = {"payable"}
"""Written when the transfer of a refund that succeeded is asked back, in its own transaction."""


@pytest.fixture
def office(store: AuroraStore) -> Office:
    office = Office(store=store)
    office.order()
    return office


def expected(story: Story) -> Seen:
    office = Office()
    office.order()
    story(office)
    deliver(office, notices_of(office))
    return seen(office)


@contextmanager
def deadly(owner: psycopg.Connection, table: str) -> Iterator[None]:
    """Whoever writes to the table dies in the middle of the statement."""
    owner.execute(_on_every_write(table, "zz_kill", "sup.kill_this_session"))
    try:
        yield
    finally:
        owner.execute(SQL("drop trigger zz_kill on sup.{}").format(Identifier(table)))


def _on_every_write(table: str, trigger: str, function: LiteralString) -> Composed:
    return SQL(
        "create trigger {} after insert or update on sup.{} for each statement execute function "
        + function
        + "()"
    ).format(Identifier(trigger), Identifier(table))


@pytest.mark.parametrize("story", STORIES)
def test_a_notice_killed_at_every_statement_and_told_again_is_applied_once(
    story: Story, office: Office, owner: psycopg.Connection
) -> None:
    owner.execute(KILLER)
    story(office)
    (notice, *_) = notices_of(office)
    before = seen(office)

    for table in sorted(WRITTEN[story]):
        with deadly(owner, table), pytest.raises(DEATH):
            deliver(office, [notice])
        assert seen(office) == before, table

    assert deliver(office, [notice, notice]) == [Heard.APPLIED, Heard.KNOWN]
    deliver(office, notices_of(office))
    assert seen(office) == expected(story)
    assert disagreeing(office) == ()


@pytest.mark.parametrize("story", STORIES)
def test_every_table_that_a_notice_writes_to_is_among_those_above(
    story: Story, office: Office, owner: psycopg.Connection
) -> None:
    story(office)
    (notice, *_) = notices_of(office)
    tables = owner.execute(TABLES).fetchall()
    owner.execute(RECORDER)
    for (table,) in tables:
        owner.execute(_on_every_write(table, "zz_record", "sup.record_the_write"))
    deliver(office, [notice])
    written = {name for (name,) in owner.execute("select name from sup.written").fetchall()}
    assert written - SENT_AFTERWARDS == WRITTEN[story] - SENT_AFTERWARDS


@pytest.mark.parametrize("cut", Cut)
@pytest.mark.parametrize("story", STORIES)
def test_a_notice_cut_at_commit_and_told_again_is_applied_once(
    story: Story, database: FreshDatabase, office: Office, cut: Cut
) -> None:
    story(office)
    with psycopg.connect(database.application_url) as direct:
        server_socket = f"{direct.info.host}/.s.PGSQL.{direct.info.port}"

    with cutting_proxy(server_socket, cut) as directory:
        url = f"postgresql://support_app@/{database.name}?host={directory}"
        store = AuroraStore(engine_of(url))
        to = evolve(notice_office(office), desk=evolve(office.desk, store=store))
        heard = [to.follow(notice, ITSELF) for notice in notices_of(office) * 2]
        store.close()

    assert heard.count(Heard.APPLIED) == heard.count(Heard.KNOWN) == len(heard) // 2
    assert seen(office) == expected(story)
    assert disagreeing(office) == ()
