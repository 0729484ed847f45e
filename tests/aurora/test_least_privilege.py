"""The application's role, tried at everything it must not do (reliability.md 20)."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege
from psycopg.sql import SQL, Identifier

from adapters.aurora.engine import engine_of
from adapters.aurora.store import AuroraStore
from tests.builders.audit_entries import an_audit_entry
from tests.builders.cases import a_case
from tests.builders.charges import a_charge
from tests.builders.holds import a_hold
from tests.builders.orders import an_order
from tests.builders.outbox_messages import an_outbox_message
from tests.builders.refunds import a_refund
from tests.builders.timeline import a_message, an_event
from tests.contracts.committing import commit
from tests.postgres.fresh_database import FreshDatabase

TABLES = (
    "case",
    "case_event",
    "event_words",
    "message",
    "erased_person",
    "case_link",
    "order_snapshot",
    "charge",
    "payable",
    "refund",
    "payout_hold",
    "refund_switch",
    "admin_audit",
    "outbox",
    "notification",
    "cancellation_entry",
    "idempotency",
    "schema_migration",
    "ledger_posting",
    "processed_webhook",
    "chargeback",
    "deposit_claim",
    "dmca_claim",
    "dmca_words",
    "violation",
    "conduct_record",
    "audit_seal",
    "audit_stream",
    "audit_batch",
    "transfer",
    "transfer_reversal",
    "outside_refund",
    "dispute",
    "parked_work",
    "goodwill_month",
    "wallet_entry",
    "deposit_release",
    "evidence",
)
ON_EVERY_TABLE = (
    "delete from TABLE",
    "truncate TABLE cascade",
    "drop table TABLE cascade",
    "alter table TABLE disable trigger all",
    "create trigger t after insert on TABLE execute function f()",
)
FORBIDDEN = (
    *(attack.replace("TABLE", f"sup.{table}") for attack in ON_EVERY_TABLE for table in TABLES),
    "update sup.admin_audit set details = '{}'",
    "update sup.admin_audit set audit_id = audit_id where false",
    "update sup.case_event set payload = '{}'",
    "update sup.message set author_user_id = ''",
    "update sup.message set attachments = '[]'",
    "update sup.message set audience = 'participants'",
    "update sup.event_words set hashes = '{}'",
    "update sup.erased_person set decided_by = ''",
    "update sup.order_snapshot set received = '{}'",
    "update sup.ledger_posting set amount_cents = 1",
    "update sup.processed_webhook set type = ''",
    "update sup.evidence set sha256 = ''",
    "update sup.evidence set mime = ''",
    "update sup.evidence set case_id = ''",
    "update sup.evidence set uploaded_by = ''",
    "update sup.evidence set audience = ''",
    "update sup.wallet_entry set amount_cents = 1",
    "update sup.dmca_claim set creator_id = ''",
    "update sup.dmca_claim set received_at = now()",
    "update sup.dmca_words set hashes = '{}'",
    "update sup.violation set sanction = 'warning'",
    "update sup.violation set decided_by = ''",
    "update sup.audit_seal set canonical = ''",
    "update sup.audit_stream set sha256 = ''",
    "update sup.audit_batch set horizon = ''",
    "insert into sup.admin_audit (audit_id, actor_admin, action, resource, written_by)"
    " values ('aud_9', 'usr_1', 'a', 'r', '1')",
    "alter domain sup.ledger_account drop constraint ledger_account_check",
    "update sup.idempotency set result = 'true'",
    "insert into sup.admin_audit (audit_id, actor_admin, action, resource)"
    " values ('aud_1', 'usr_1', 'a', 'r') on conflict (audit_id) do update set action = 'b'",
    "insert into sup.refund_switch (only_row, paused) values (false, false)",
    "insert into sup.schema_migration (name, sha256) values ('9999', 'x')",
    "insert into sup.outbox (position, message_id, topic, case_id, case_version, payload)"
    " overriding system value values (1, 'sob_9', 't', 'sca_1', 1, '{}')",
    "select setval('sup.outbox_position_seq', 1)",
    "alter sequence sup.outbox_position_seq restart",
    "alter table sup.admin_audit rename to gone",
    "alter table sup.admin_audit add column forged text",
    "create index on sup.admin_audit (action)",
    "create rule r as on insert to sup.admin_audit do instead nothing",
    "create table sup.mine ()",
    "create function sup.mine() returns int language sql as 'select 1'",
    "drop schema sup cascade",
    "alter type sup.case_kind add value 'other'",
    "set session_replication_role = replica",
    "set role support_owner",
    "set session authorization support_owner",
    "alter role support_app superuser",
    "create role mine",
    "copy sup.admin_audit to program 'true'",
)


@pytest.fixture(scope="module")
def application(module_database: FreshDatabase) -> Iterator[psycopg.Connection]:
    """A session of the application's role on a database with a row of each kind."""
    store = AuroraStore(engine_of(module_database.application_url))
    commit(store, an_order(), a_case("sca_1"), an_event(), a_message(), a_charge(), a_refund())
    commit(store, a_hold(), an_audit_entry(), an_outbox_message())
    store.close()
    with psycopg.connect(module_database.application_url, autocommit=True) as session:
        yield session


@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_application_may_not(application: psycopg.Connection, statement: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        application.execute(statement.encode())


def test_the_application_owns_nothing(application: psycopg.Connection) -> None:
    owned = application.execute(
        "select classid::regclass, objid from pg_shdepend"
        " where refobjid = 'support_app'::regrole and deptype = 'o'"
    ).fetchall()
    assert owned == []


def test_the_application_is_in_no_other_role(application: psycopg.Connection) -> None:
    roles = application.execute(
        "select roleid::regrole::text from pg_auth_members where member = 'support_app'::regrole"
    ).fetchall()
    assert roles == []


def test_the_application_reads_the_blueprints_views(application: psycopg.Connection) -> None:
    for view in ("support_case", "support_message", "support_event", "support_refund"):
        read = SQL("select count(*) from sup.{}").format(Identifier(view))
        assert application.execute(read).fetchone() == (1,)


def test_no_table_has_other_grants_than_are_listed(application: psycopg.Connection) -> None:
    read_and_add, and_change = {"SELECT", "INSERT"}, {"SELECT", "INSERT", "UPDATE"}
    expected = {
        **dict.fromkeys(("case", "charge", "payable", "refund", "payout_hold"), and_change),
        **dict.fromkeys(("case_event", "message", "case_link"), read_and_add),
        **dict.fromkeys(("order_snapshot", "idempotency", "processed_webhook"), read_and_add),
        **dict.fromkeys(("ledger_posting", "audit_seal", "audit_stream"), read_and_add),
        "audit_batch": read_and_add,
        "admin_audit": {"SELECT"},
        **dict.fromkeys(("chargeback", "deposit_claim", "conduct_record"), and_change),
        **dict.fromkeys(("dmca_claim", "dmca_words", "violation"), read_and_add),
        **dict.fromkeys(("transfer", "transfer_reversal", "outside_refund"), and_change),
        **dict.fromkeys(("dispute", "parked_work", "goodwill_month"), and_change),
        "deposit_release": and_change,
        "wallet_entry": read_and_add,
        "evidence": read_and_add,
        "event_words": read_and_add,
        "erased_person": read_and_add,
        "ledger_line": {"SELECT"},
        "refund_switch": {"SELECT", "UPDATE"},
        "outbox": {"SELECT"},
        "notification": {"SELECT"},
        "cancellation_entry": and_change,
        "schema_migration": {"SELECT"},
    }
    found = application.execute(
        "select g.table_name, array_agg(g.privilege_type::text)"
        " from information_schema.role_table_grants g"
        " where g.table_schema = 'sup' and g.grantee in ('support_app', 'PUBLIC')"
        " and g.table_name not like 'support\\_%' group by 1"
    ).fetchall()
    assert {name: set(privileges) for name, privileges in found} == expected
