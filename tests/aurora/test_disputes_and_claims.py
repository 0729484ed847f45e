"""Tables of webhooks, chargebacks, claims and seals: what must not be written is not."""

from collections.abc import Iterator
from hashlib import sha256

import psycopg
import pytest
from psycopg import errors
from psycopg.sql import SQL, Identifier

from tests.postgres.fresh_database import FreshDatabase

Row = dict[str, object]
ZEROS = bytes(32)
WHEN, LATER = "2026-12-01T12:00:00Z", "2026-12-02T12:00:00Z"
CHARGEBACK: Row = {
    "chargeback_id": "scb_1",
    "case_id": "sca_1",
    "order_id": "ord_1",
    "charge_id": "ch_1",
    "processor_ref": "dp_1",
    "amount_cents": 100,
}
DEPOSIT: Row = {
    "claim_id": "sdp_1",
    "case_id": "sca_1",
    "order_id": "ord_1",
    "leg_id": "leg_1",
    "payment_intent": "pi_dep",
    "amount_cents": 100,
    "authorized_cents": 300,
    "reason": "damages",
    "filed_by": "usr_1",
}
DMCA: Row = {
    "claim_id": "sdm_1",
    "case_id": "sca_1",
    "creator_id": "usr_c1",
    "claimant_id": "sdm_1",
}
WEBHOOK: Row = {
    "source": "stripe",
    "webhook_id": "evt_1",
    "type": "charge.dispute.created",
    "created_at": WHEN,
}
SEAL: Row = {
    "number": 1,
    "audit_id": "aud_1",
    "canonical": b"{}",
    "entry_sha256": sha256(b"{}").digest(),
    "previous_sha256": ZEROS,
    "sha256": sha256(b"1").digest(),
}
SECOND: Row = {
    "number": 2,
    "audit_id": "aud_2",
    "previous_number": 1,
    "previous_sha256": SEAL["sha256"],
    "sha256": sha256(b"2").digest(),
}
FIRST = {
    "chargeback": CHARGEBACK,
    "deposit_claim": DEPOSIT,
    "dmca_claim": DMCA,
    "processed_webhook": WEBHOOK,
    "audit_seal": SEAL,
}
ACCEPTED: list[tuple[str, Row]] = [
    ("chargeback", {"staged_at": WHEN, "submitted_at": WHEN, "status": "represented"}),
    ("chargeback", {"status": "lost", "decided_at": WHEN}),
    ("deposit_claim", {"status": "captured", "settled_at": WHEN, "approved_by": "usr_2"}),
    ("processed_webhook", {"webhook_id": "evt_2"}),
]
CHECKED, TWICE = errors.CheckViolation, errors.UniqueViolation
REFUSED: list[tuple[str, Row, type[psycopg.Error]]] = [
    ("chargeback", {"status": "open"}, CHECKED),
    ("chargeback", {"status": "represented"}, CHECKED),
    ("chargeback", {"status": "won"}, CHECKED),
    ("chargeback", {"submitted_at": WHEN}, CHECKED),
    (
        "chargeback",
        {"staged_at": WHEN, "submitted_at": LATER, "due_at": WHEN},
        CHECKED,
    ),
    ("chargeback", {"amount_cents": 0}, CHECKED),
    ("chargeback", {"case_id": "sca_none"}, errors.ForeignKeyViolation),
    ("deposit_claim", {"amount_cents": 301}, CHECKED),
    ("deposit_claim", {"approved_by": "usr_1"}, CHECKED),
    ("deposit_claim", {"status": "captured"}, CHECKED),
    ("dmca_claim", {"status": "hidden"}, CHECKED),
    ("dmca_claim", {"status": "counter_noticed"}, CHECKED),
    ("dmca_claim", {"counter_noticed_at": WHEN}, CHECKED),
    ("dmca_claim", {"ordered": "hide"}, CHECKED),
    ("dmca_claim", {"status": "restored", "restored_at": WHEN}, CHECKED),
    (
        "dmca_claim",
        {"status": "restored", "restored_at": WHEN, "withdrawn_at": WHEN, "case_id": "sca_none"},
        errors.ForeignKeyViolation,
    ),
    ("audit_seal", {"number": 2}, CHECKED),
    ("audit_seal", {"previous_sha256": sha256(b"x").digest()}, CHECKED),
    ("audit_seal", {"canonical": b"other"}, CHECKED),
    ("audit_seal", {"audit_id": "aud_none"}, errors.ForeignKeyViolation),
]
AGAIN: list[tuple[str, Row]] = [
    ("chargeback", {"chargeback_id": "scb_2"}),
    ("deposit_claim", {"claim_id": "sdp_2"}),
    ("processed_webhook", {}),
    ("audit_seal", SECOND | {"audit_id": "aud_1"}),
]


@pytest.fixture
def application(database: FreshDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.owner_url, autocommit=True) as owner:
        owner.execute(
            "insert into sup.case (case_id, kind, opened_by, summary)"
            " values ('sca_1', 'chargeback', 'usr_1', 'Disputed.');"
            "insert into sup.admin_audit (audit_id, actor_admin, action, resource)"
            " select 'aud_' || n, 'usr_1', 'case.view', 'case:sca_1' from generate_series(1, 2) n"
        )
    with psycopg.connect(database.application_url, autocommit=True) as session:
        yield session


def insert(session: psycopg.Connection, table: str, row: Row) -> None:
    statement = SQL("insert into sup.{} ({}) values ({})").format(
        Identifier(table),
        SQL(", ").join(map(Identifier, row)),
        SQL(", ").join(SQL("%s") for _ in row),
    )
    session.execute(statement, list(row.values()))


def stored(session: psycopg.Connection, table: str, row: Row) -> int:
    """How many rows say all of `row`."""
    statement = SQL("select from sup.{} where {}").format(
        Identifier(table),
        SQL(" and ").join(SQL("{} = %s").format(Identifier(column)) for column in row),
    )
    return session.execute(statement, list(row.values())).rowcount


@pytest.mark.parametrize("table", FIRST)
def test_the_application_writes_what_is_complete(
    application: psycopg.Connection, table: str
) -> None:
    insert(application, table, FIRST[table])
    assert stored(application, table, FIRST[table]) == 1


@pytest.mark.parametrize(("table", "changes"), ACCEPTED)
def test_a_later_state_with_what_it_needs_is_accepted(
    application: psycopg.Connection, table: str, changes: Row
) -> None:
    row = FIRST[table] | changes
    insert(application, table, row)
    assert stored(application, table, row) == 1


@pytest.mark.parametrize(("table", "changes", "refused"), REFUSED)
def test_a_row_that_says_what_cannot_be_is_refused(
    application: psycopg.Connection, table: str, changes: Row, refused: type[psycopg.Error]
) -> None:
    with pytest.raises(refused):
        insert(application, table, FIRST[table] | changes)


@pytest.mark.parametrize(("table", "changes"), AGAIN)
def test_what_may_be_there_once_is_refused_a_second_time(
    application: psycopg.Connection, table: str, changes: Row
) -> None:
    insert(application, table, FIRST[table])
    with pytest.raises(TWICE):
        insert(application, table, FIRST[table] | changes)


def test_a_chain_of_seals_neither_forks_nor_leaves_a_gap(application: psycopg.Connection) -> None:
    insert(application, "audit_seal", SEAL)
    insert(application, "audit_seal", SEAL | SECOND)
    for forged in ({"number": 4, "previous_number": 3}, {"number": 2, "sha256": ZEROS}):
        with pytest.raises((errors.ForeignKeyViolation, TWICE)):
            insert(application, "audit_seal", SEAL | SECOND | forged)
