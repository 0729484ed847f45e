"""Every named query is served by an index (performance.md): the plans over many rows."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from psycopg.rows import tuple_row
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from adapters.aurora import (
    audit_trail,
    case_links,
    cases,
    charges,
    order_snapshots,
    outbox,
    payables,
    payout_holds,
    refunds,
    timeline,
)
from adapters.aurora.views.audited import audit_parameters
from adapters.aurora.views.case_statements import case_of_party, one_case, page_of_cases
from adapters.aurora.views.money_statements import OPTIONS_MATERIAL, PENDING_APPROVALS
from adapters.aurora.views.nested import nested_parameters
from core.views.selection import BARE, Selection
from tests.builders.audit_entries import an_audit_entry
from tests.contracts.reading import EVERYTHING
from tests.postgres.fresh_database import FreshDatabase

FILL = """
insert into sup.case (case_id, kind, status, opened_by, subject_user, order_id, summary, created_at,
    clocks, policies_version, awaiting, outcome)
select 'sca_' || n, kind, status, 'usr_agent', 'usr_' || n % 2000, 'ord_' || n, 'Late.',
    timestamptz '2026-01-01' + n * interval '1 minute', '{}', 1,
    case when status = 'awaiting_user' then 'customer' end,
    case when status = 'resolved' then 'denied' end
from generate_series(1, 20000) n, lateral (select
    (enum_range(null::sup.case_kind))[1 + n % 6] as kind,
    (enum_range(null::sup.case_status))[1 + n / 6 % 7] as status) drawn;
insert into sup.case_event (event_id, case_id, actor_kind, type, created_at)
select 'sev_' || n, 'sca_' || n % 20000 + 1, 'system', 'escalated',
    timestamptz '2026-01-01' + n * interval '1 minute'
from generate_series(1, 40000) n;
insert into sup.message (message_id, case_id, author_role, body_md, audience)
select 'smg_' || n, 'sca_' || n, 'buyer', 'Hello.', 'participants'
from generate_series(1, 20000) n;
insert into sup.case_link (case_id, other_id, relation, linked_by)
select 'sca_' || n, 'sca_' || n + 1, 'related', 'usr_agent' from generate_series(1, 19999) n;
insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, status, created_by,
    platform_fee_cents, platform_fee_tax_cents, charge_id, allocations)
select 'srf_' || n, 'sca_' || n, 'ord_' || n, 100, 'other',
    case when n % 1000 = 0 then 'proposed' else 'succeeded' end::sup.refund_status, 'usr_f', 0, 0,
    'ch_' || n, '[]'
from generate_series(1, 20000) n;
insert into sup.payout_hold (hold_id, case_id, order_id, provider_id, amount_cents, reason,
    expires_at, applied_by)
select 'sph_' || n, 'sca_' || n, 'ord_' || n, 'usr_p', 100, 'Late.', now(), 'usr_f'
from generate_series(1, 20000) n;
insert into sup.charge (charge_id, order_id, kind, captured_cents, ceiling_cents)
select 'ch_' || n, 'ord_' || n, 'payment', 100, 100 from generate_series(1, 20000) n;
insert into sup.payable (order_id, provider_id, service_cents)
select 'ord_' || n, 'usr_p', 100 from generate_series(1, 20000) n;
insert into sup.order_snapshot (order_id, version, buyer_id, provider_ids, received, sha256)
select 'ord_' || n, 1, 'usr_b', '{}', '{}', '' from generate_series(1, 20000) n;
insert into sup.admin_audit (audit_id, actor_admin, action, resource)
select 'aud_' || n, 'usr_a', 'case.view', 'case:sca_' || n from generate_series(1, 20000) n;
insert into sup.outbox (message_id, topic, case_id, case_version, payload)
select 'sob_' || n, 'support.case.open', 'sca_' || n, 1, '{}' from generate_series(1, 20000) n;
analyze
"""
PLACES: dict[str, Any] = {
    "case_id": "sca_777",
    "order_id": "ord_777",
    "refund_id": "srf_777",
    "hold_id": "sph_777",
    "charge_id": "ch_777",
    "resource": "case:sca_777",
    "reader": "usr_agent",
    "kind": "dmca",
    "status": "triage",
    "number": 1,
    "skipped": 0,
}
STORED = {
    "a case": (cases._GET, {"case_pkey"}),
    "a timeline": (timeline._OF_CASE, {"case_event_of_case"}),
    "the facts of a case": (timeline._FACTS, {"case_event_of_case"}),
    "the links of a case": (case_links._OF_CASE, {"case_link_pkey", "case_link_of_other"}),
    "a charge": (charges._GET, {"charge_pkey"}),
    "the payment of an order": (charges._PAYMENT_OF, {"charge_of_order"}),
    "the payables of an order": (payables._OF_ORDER, {"payable_pkey"}),
    "a refund": (refunds._GET, {"refund_pkey"}),
    "the refunds of an order": (refunds._OF_ORDER, {"refund_of_order"}),
    "the refunds of a case": (refunds._OF_CASE, {"refund_of_case"}),
    "refunds that wait": (refunds._WAITING_FOR_RESUME, {"refund_proposed"}),
    "a hold": (payout_holds._GET, {"payout_hold_pkey"}),
    "the holds of a case": (payout_holds._OF_CASE, {"payout_hold_of_case"}),
    "the newest snapshot": (order_snapshots._NEWEST, {"order_snapshot_pkey"}),
    "a snapshot": (order_snapshots._VERSION, {"order_snapshot_pkey"}),
    "the audit of a case": (audit_trail._OF_RESOURCE, {"admin_audit_of_resource"}),
    "the outbox of a case": (outbox._OF_CASE, {"outbox_of_case"}),
}
AROUND = {
    "case_event_of_case",
    "message_of_case",
    "refund_of_case",
    "payout_hold_of_case",
    "case_link_pkey",
    "case_link_of_other",
    "case_newest_of_subject",
}


def listed(*, of_kind: bool = False, of_status: bool = False, around: Selection = BARE) -> bytes:
    return page_of_cases(of_kind=of_kind, of_status=of_status, selection=around)


VIEWS = {
    "a case with everything": (one_case(EVERYTHING), {"case_pkey", *AROUND}),
    "a case for a party": (case_of_party(), {"case_pkey", "order_snapshot_pkey"}),
    "all cases": (listed(), {"case_newest"}),
    "cases with everything": (listed(around=EVERYTHING), {"case_newest", *AROUND}),
    "cases of a kind": (listed(of_kind=True), {"case_newest_of_kind"}),
    "cases of a status": (listed(of_status=True), {"case_newest_of_status"}),
    "cases of both": (
        listed(of_kind=True, of_status=True),
        {"case_newest_of_kind_and_status"},
    ),
    "what kernels need": (
        OPTIONS_MATERIAL,
        {"case_pkey", "order_snapshot_pkey", "charge_of_order", "refund_of_order"},
    ),
    "pending approvals": (PENDING_APPROVALS, {"refund_proposed", "case_pkey"}),
}


@pytest.fixture(scope="module")
def filled(module_database: FreshDatabase) -> Iterator[psycopg.Connection]:
    with psycopg.connect(
        module_database.owner_url, autocommit=True, row_factory=tuple_row
    ) as session:
        session.execute(FILL)
        yield session


def indexes_and_scans(
    session: psycopg.Connection, statement: bytes, values: dict[str, Any]
) -> tuple[set[str], set[str]]:
    """The indexes of a statement's plan, and the tables it would read from end to end."""
    (row,) = session.execute(b"explain (format json) " + statement, values)
    indexes: set[str] = set()
    scanned: set[str] = set()
    waiting = [row[0][0]["Plan"]]
    while waiting:
        node = waiting.pop()
        waiting.extend(node.get("Plans", ()))
        if "Index Name" in node:
            indexes.add(node["Index Name"])
        if node["Node Type"] == "Seq Scan":
            scanned.add(node["Relation Name"])
    return indexes, scanned


@pytest.mark.parametrize("name", STORED)
def test_what_commands_read_is_found_by_index(filled: psycopg.Connection, name: str) -> None:
    statement, expected = STORED[name]

    compiled = statement.compile(dialect=PGDialect_psycopg())  # type: ignore[no-untyped-call]
    constants = {name: value for name, value in compiled.params.items() if value is not None}
    found = indexes_and_scans(filled, str(compiled).encode(), PLACES | constants)

    assert found == (expected, set())


@pytest.mark.parametrize("name", VIEWS)
def test_what_queries_read_is_found_by_index(filled: psycopg.Connection, name: str) -> None:
    statement, expected = VIEWS[name]
    audit = audit_parameters(an_audit_entry())
    values = {**PLACES, **nested_parameters(EVERYTHING), **audit}

    indexes, scanned = indexes_and_scans(filled, statement, values)

    assert indexes >= expected
    assert scanned <= {"refund_switch"}
