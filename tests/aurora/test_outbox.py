"""What is delivered while others are still writing (reliability.md 18)."""

from collections.abc import Iterator

import psycopg
import pytest
from attrs import evolve
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from adapters.aurora.outbox import _DELIVERABLE
from adapters.aurora.store import AuroraStore
from tests.aurora.test_plans import indexes_and_scans
from tests.builders.instants import NOON
from tests.builders.outbox_messages import an_outbox_message
from tests.contracts.committing import commit

PUT = """
insert into sup.outbox (message_id, topic, case_id, case_version, payload)
values (%s, 'support.case.open', %s, 1, '{}')
"""
MANY = """
insert into sup.outbox (message_id, topic, case_id, case_version, payload, delivered_at)
select 'sob_' || n, 'support.case.open', 'sca_' || n % 500, 1, '{}',
    case when n < 19900 then now() end
from generate_series(1, 20000) n
"""


@pytest.fixture
def slow(database_url: str) -> Iterator[psycopg.Connection]:
    """A session of the application whose transaction stays open until the test commits it."""
    with psycopg.connect(database_url) as session:
        yield session


def deliver(store: AuroraStore) -> list[str]:
    """Everything deliverable, marked as delivered in the order it was given."""
    with store.unit_of_work() as uow:
        found = uow.outbox.deliverable(now=NOON, limit=100)
        for delivery in found:
            uow.outbox.save(evolve(delivery, delivered_at=NOON))
        uow.commit()
    return [delivery.message.message_id for delivery in found]


def test_a_slow_low_number_and_a_fast_high_one_are_both_delivered_in_order(
    store: AuroraStore, slow: psycopg.Connection
) -> None:
    slow.execute(PUT, ["sob_slow", "sca_1"])
    commit(store, an_outbox_message("sob_fast"), an_outbox_message("sob_other", case_id="sca_2"))

    while_open = deliver(store)
    slow.commit()

    assert while_open == []
    assert deliver(store) == ["sob_slow", "sob_fast", "sob_other"]


def test_one_that_began_early_and_put_its_message_late_is_not_skipped(
    store: AuroraStore, slow: psycopg.Connection
) -> None:
    slow.execute("select pg_current_xact_id()")
    commit(store, an_outbox_message("sob_fast"))
    while_open = deliver(store)
    slow.execute(PUT, ["sob_slow", "sca_1"])
    slow.commit()

    assert while_open == []
    assert deliver(store) == ["sob_fast", "sob_slow"]


def test_what_was_rolled_back_is_delivered_by_nobody_and_delays_nobody(
    store: AuroraStore, slow: psycopg.Connection
) -> None:
    slow.execute(PUT, ["sob_slow", "sca_1"])
    commit(store, an_outbox_message("sob_fast"))
    slow.rollback()

    assert deliver(store) == ["sob_fast"]


def test_whoever_only_reads_delays_nobody(store: AuroraStore, slow: psycopg.Connection) -> None:
    slow.execute("select count(*) from sup.outbox")
    commit(store, an_outbox_message("sob_1"))

    assert deliver(store) == ["sob_1"]


def test_messages_restored_from_another_server_are_delivered(
    store: AuroraStore, owner: psycopg.Connection
) -> None:
    commit(store, an_outbox_message("sob_1"))
    owner.execute("update sup.outbox set written_by = '9000000000000000000'")

    assert deliver(store) == ["sob_1"]


@pytest.mark.parametrize("column", ["message_id", "topic", "case_id", "payload", "written_by"])
def test_the_application_may_not_change_what_was_announced(
    slow: psycopg.Connection, column: str
) -> None:
    with pytest.raises(InsufficientPrivilege):
        slow.execute(SQL("update sup.outbox set {0} = {0}").format(Identifier(column)))


def test_what_waits_is_found_by_index_among_all_that_was_delivered(
    owner: psycopg.Connection,
) -> None:
    owner.execute(MANY)
    owner.execute("analyze sup.outbox")
    statement = str(_DELIVERABLE.compile(dialect=PGDialect_psycopg()))  # type: ignore[no-untyped-call]

    found = indexes_and_scans(owner, statement.encode(), {"now": NOON, "most": 100})

    assert found == ({"outbox_waiting", "outbox_retrying"}, set())
