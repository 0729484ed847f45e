"""No refund on its way is forgotten, whoever wrote it and whenever (reliability.md 6)."""

from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from adapters.aurora.migrating import migrations
from adapters.aurora.store import AuroraStore
from core.refunds.refund import Refund, RefundMethod
from tests.builders.cases import a_case
from tests.contracts.committing import commit
from tests.postgres.fresh_database import FreshDatabase

SENT = datetime(2026, 11, 30, 9, tzinfo=UTC)
CASE = """
    insert into sup.case (case_id, kind, opened_by, summary)
    values ('sca_1', 'booking', 'usr_1', 'Nobody came.')
"""
# As programs wrote it before there were the columns of this migration.
REFUND = """
    insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, status, created_by,
        updated_at, platform_fee_cents, platform_fee_tax_cents, charge_id, allocations)
    values (%s, 'sca_1', 'ord_1', 100, 'other', %s, 'usr_1', %s, 0, 0, 'ch_1', '[]')
"""
CREDIT = """
    insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, created_by, method)
    values ('srf_1', 'sca_1', 'ord_1', 100, 'goodwill', 'usr_1', 'wallet')
"""


def stored(store: AuroraStore, refund_id: str) -> Refund:
    with store.unit_of_work() as uow:
        refund = uow.refunds.get(refund_id)
    assert refund is not None
    return refund


def test_refunds_that_were_processing_when_the_columns_came_are_asked_about(
    empty_database: FreshDatabase,
) -> None:
    with psycopg.connect(empty_database.owner_url, autocommit=True) as owner:
        owner.execute("create schema sup; create table sup.schema_migration (name text)")
        for migration in migrations():
            if migration.name < "0014":
                owner.execute(migration.sql)
        owner.execute(CASE)
        owner.execute(REFUND, ["srf_1", "processing", SENT])
        owner.execute(REFUND, ["srf_2", "succeeded", SENT])
        for migration in migrations():
            if migration.name >= "0014":
                owner.execute(migration.sql)
        found = owner.execute(
            "select refund_id, sent_at, ask_again_at from sup.refund order by refund_id"
        ).fetchall()

    assert found == [("srf_1", SENT, SENT + timedelta(minutes=5)), ("srf_2", None, None)]


def test_a_refund_that_an_older_program_sends_is_asked_about(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))
    owner.execute(REFUND, ["srf_1", "processing", SENT])
    owner.execute(REFUND, ["srf_2", "proposed", SENT])

    refund = stored(store, "srf_1")
    assert refund.sent_at is not None
    assert refund.ask_again_at == refund.sent_at + timedelta(minutes=5)
    with store.unit_of_work() as uow:
        assert uow.refunds.to_ask(now=refund.ask_again_at, limit=9) == ("srf_1",)


def test_a_credit_that_another_team_writes_is_on_no_charge_and_on_no_leg(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, a_case("sca_1"))
    owner.execute(CREDIT)

    credit = stored(store, "srf_1")
    assert (credit.method, credit.charge_id, credit.amount_cents) == (
        RefundMethod.WALLET,
        None,
        100,
    )
    assert [share.leg_id for share in credit.allocations] == [None]


def test_a_card_refund_cannot_lose_its_charge(owner: psycopg.Connection) -> None:
    owner.execute(CASE)
    owner.execute(REFUND, ["srf_1", "proposed", SENT])
    with pytest.raises(psycopg.errors.CheckViolation, match="a card refund has a charge"):
        owner.execute("update sup.refund set charge_id = null")
