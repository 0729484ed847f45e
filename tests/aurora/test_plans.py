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
    chargebacks,
    charges,
    conduct_records,
    deposit_claims,
    deposit_releases,
    disputes,
    dmca_claims,
    dmca_words,
    evidences,
    goodwill_months,
    ledger,
    order_snapshots,
    outbox,
    outside_refunds,
    parking,
    payables,
    payout_holds,
    processed_notices,
    refunds,
    severe_cases,
    timeline,
    transfer_reversals,
    transfers,
    violations,
    wallet,
)
from adapters.aurora.views.audited import audit_parameters
from adapters.aurora.views.case_statements import case_of_party, one_case, page_of_cases
from adapters.aurora.views.money_statements import OPTIONS_MATERIAL, PENDING_APPROVALS
from adapters.aurora.views.nested import nested_parameters
from adapters.aurora.views.parked_statement import PARKED_WORK
from core.views.selection import BARE, Selection
from tests.builders.audit_entries import an_audit_entry
from tests.builders.instants import NOON
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
insert into sup.event_words (event_id, case_id, words, hashes)
select event_id, case_id, '{"reason": "Soon."}', '{}' from sup.case_event;
insert into sup.message (message_id, case_id, author_role, body_md, audience)
select 'smg_' || n, 'sca_' || n, 'buyer', 'Hello.', 'participants'
from generate_series(1, 20000) n;
insert into sup.case_link (case_id, other_id, relation, linked_by)
select 'sca_' || n, 'sca_' || n + 1, 'related', 'usr_agent' from generate_series(1, 19999) n;
insert into sup.refund (refund_id, case_id, order_id, amount_cents, reason, status, created_by,
    platform_fee_cents, platform_fee_tax_cents, charge_id, allocations, processor_ref, expires_at,
    ask_again_at)
select 'srf_' || n, 'sca_' || n, 'ord_' || n, 100, 'other',
    case when n % 1000 = 0 then 'proposed' when n % 1000 = 1 then 'processing' else 'succeeded'
        end::sup.refund_status,
    'usr_f', 0, 0, 'ch_' || n, '[]', 're_' || n, now(),
    timestamptz '2026-01-01' + n * interval '1 minute'
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
insert into sup.ledger_posting (posting_id, cause, cause_id, line, debit_account, credit_account,
    amount_cents, order_id)
select 'slp_' || n, 'refund.succeeded', 'srf_' || n, 0, 'Liability:SellerPayable', 'Cash:Stripe',
    100, 'ord_' || n
from generate_series(1, 20000) n;
insert into sup.transfer (transfer_id, order_id, leg_id, provider_id, transferred_cents)
select 'tr_' || n, 'ord_' || n, 'leg_1', 'usr_p', 100 from generate_series(1, 20000) n;
insert into sup.transfer_reversal (reversal_id, refund_id, case_id, order_id, leg_id, transfer_id,
    provider_id, amount_cents, status, processor_ref, ask_again_at)
select 'srv_' || n, 'srf_' || n, 'sca_' || n, 'ord_' || n, 'leg_1', 'tr_' || n, 'usr_p', 100,
    case when n % 1000 = 0 then 'due' else 'succeeded' end, 'trr_' || n,
    case when n % 1000 = 0 then timestamptz '2026-01-01' + n * interval '1 minute' end
from generate_series(1, 20000) n;
insert into sup.outside_refund (processor_ref, charge_id, order_id, amount_cents, allocations,
    state, counts)
select 're_' || n, 'ch_' || n, 'ord_' || n, 100, '[]', 'succeeded', true
from generate_series(1, 20000) n;
insert into sup.dispute (processor_ref, charge_id, order_id, amount_cents, reason, status,
    funds_withdrawn)
select 'dp_' || n, 'ch_' || n, 'ord_' || n, 100, 'fraudulent', 'lost', true
from generate_series(1, 20000) n;
insert into sup.chargeback (chargeback_id, case_id, order_id, charge_id, processor_ref, status,
    amount_cents, due_at, act_at, decided_at)
select 'scb_' || n, 'sca_' || n, 'ord_' || n, 'ch_' || n, 'dp_' || n,
    case when waits then 'notified' else 'won' end, 100,
    timestamptz '2026-01-01' + n * interval '1 minute',
    case when waits then timestamptz '2026-01-01' + n * interval '1 minute' end,
    case when not waits then now() end
from generate_series(1, 20000) n, lateral (select n % 1000 = 0 as waits) drawn;
insert into sup.parked_work (work_id, kind, subject_id, case_id, why, parked_at, ended_at,
    ended_by, ending)
select 'spw_' || n, 'refund', 'srf_' || n, 'sca_' || n, 'Unknown.',
    timestamptz '2026-01-01' + n * interval '1 minute', ended.at, ended.at::text,
    case when ended.at is not null then 'settled' end
from generate_series(1, 20000) n,
    lateral (select case when n % 100 > 0 then now() end as at) ended;
insert into sup.goodwill_month (agent, month)
select 'usr_' || n, '2026-12' from generate_series(1, 20000) n;
insert into sup.wallet_entry (refund_id, buyer_id, amount_cents, case_id)
select 'srf_' || n, 'usr_' || n, 100, 'sca_' || n from generate_series(1, 20000) n;
insert into sup.deposit_claim (claim_id, case_id, order_id, leg_id, payment_intent, status,
    amount_cents, authorized_cents, reason, filed_by, ask_again_at)
select 'sdp_' || n, 'sca_' || n, 'ord_' || n, 'leg_1', 'pi_' || n,
    case when n % 1000 = 0 then 'approved' else 'denied' end, 100, 100, 'damages', 'usr_a',
    case when n % 1000 = 0 then timestamptz '2026-01-01' + n * interval '1 minute' end
from generate_series(1, 20000) n;
insert into sup.deposit_release (release_id, case_id, order_id, leg_id, payment_intent, kind,
    amount_cents, released_by, status, ask_again_at)
select 'sdr_' || n, 'sca_' || n, 'ord_' || n, 'leg_1', 'pi_' || n, 'cancel', 100, 'usr_f',
    case when n % 1000 = 0 then 'processing' else 'released' end,
    case when n % 1000 = 0 then timestamptz '2026-01-01' + n * interval '1 minute' end
from generate_series(1, 20000) n;
insert into sup.dmca_claim (claim_id, case_id, creator_id, claimant_id, status,
    counter_noticed_at, restore_not_before, restore_not_after, ordered, ordered_at, send_again_at)
select 'sdm_' || n, 'sca_' || n, 'usr_' || n, 'sdm_' || n,
    case when n % 1000 = 0 then 'counter_noticed' else 'closed' end,
    case when n % 1000 = 0 then timestamptz '2026-01-01' end,
    case when n % 1000 = 0 then timestamptz '2026-01-02' + n * interval '1 minute' end,
    case when n % 1000 = 0 then timestamptz '2026-01-03' + n * interval '1 minute' end,
    case when n % 1000 = 1 then 'hide' end,
    case when n % 1000 = 1 then timestamptz '2026-01-01' end,
    case when n % 1000 = 1 then timestamptz '2026-01-01' + n * interval '1 minute' end
from generate_series(1, 20000) n;
insert into sup.dmca_words (claim_id, part, case_id, words, hashes)
select 'sdm_' || n, 'notice', 'sca_' || n, '{}', '{}' from generate_series(1, 20000) n;
insert into sup.violation (violation_id, case_id, user_id, sanction, decided_by, reason,
    decided_at, updated_at, policies_version)
select 'spv_' || n, 'sca_' || n, 'usr_' || n, 'warning', 'usr_a', 'x', now(), now(), 1
from generate_series(1, 20000) n;
insert into sup.conduct_record (user_id, updated_at)
select 'usr_' || n, now() from generate_series(1, 20000) n;
insert into sup.evidence (evidence_id, case_id, file_name, mime, size_bytes, sha256, audience,
    uploaded_by, expires_at)
select 'sfl_' || n, 'sca_' || n, 'a.png', 'image/png', 1, repeat('a', 64), 'participants', 'usr_b',
    now()
from generate_series(1, 20000) n;
insert into sup.processed_webhook (source, webhook_id, type, created_at)
select 'stripe', 'evt_' || n, 'refund.updated',
    timestamptz '2026-01-01' + n * interval '1 minute'
from generate_series(1, 20000) n;
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
    "processor_ref": "re_777",
    "cause_id": "srf_777",
    "transfer_id": "tr_777",
    "reversal_id": "srv_777",
    "work_id": "spw_777",
    "subject_id": "srf_777",
    "agent": "usr_777",
    "month": "2026-12",
    "currency": "USD",
    "buyer_id": "usr_777",
    "claim_id": "sdp_777",
    "creator_id": "usr_777",
    "user_id": "usr_777",
    "violation_id": "spv_777",
    "release_id": "sdr_777",
    "chargeback_id": "scb_777",
    "evidence_id": "sfl_777",
    "notice_ids": '["evt_7", "evt_77"]',
    "now": NOON,
    "opened_since": NOON,
    "provider_id": "usr_p777",
    "too_many": 3,
    "most": 100,
    "kind": "dmca",
    "status": "triage",
    "number": 1,
    "skipped": 0,
}
STORED = {
    "a case": (cases._GET, {"case_pkey"}),
    "cases with a missed deadline": (cases._BREACHING, {"case_next_due"}),
    "cases that wait for people": (cases._IDLE, {"case_idle"}),
    "holds that expired": (payout_holds._EXPIRED, {"payout_hold_to_expire"}),
    "the severe cases of a provider": (
        severe_cases._OF_PROVIDER,
        {"payable_of_provider", "case_severe"},
    ),
    "severe cases not held": (
        severe_cases._NOT_HELD,
        {"case_severe", "payable_pkey", "payout_hold_of_case"},
    ),
    "the cases of an order": (cases._OF_ORDER, {"case_newest_of_order"}),
    "a chargeback": (chargebacks._GET, {"chargeback_pkey"}),
    "the chargeback of a dispute": (
        chargebacks._OF_DISPUTE,
        {"chargeback_processor_ref_key"},
    ),
    "the chargebacks of a case": (chargebacks._OF_CASE, {"chargeback_of_case"}),
    "the chargebacks of an order": (chargebacks._OF_ORDER, {"chargeback_of_order"}),
    "chargebacks that want a pack": (chargebacks._TO_PREPARE, {"chargeback_due", "case_pkey"}),
    "chargebacks whose instant has come": (chargebacks._TO_ACT, {"chargeback_to_act"}),
    "disputes without a chargeback": (
        disputes._WITHOUT_CHARGEBACK,
        {"dispute_undecided", "chargeback_processor_ref_key"},
    ),
    "disputed charges an order names": (
        parking._NAMED_BY_NOW,
        {"disputed_charge_waiting", "charge_pkey"},
    ),
    "a timeline": (timeline._OF_CASE, {"case_event_of_case", "event_words_pkey"}),
    "the facts of a case": (timeline._FACTS, {"case_event_of_case", "event_words_pkey"}),
    "the links of a case": (case_links._OF_CASE, {"case_link_pkey", "case_link_of_other"}),
    "a charge": (charges._GET, {"charge_pkey"}),
    "the payment of an order": (charges._PAYMENT_OF, {"charge_of_order"}),
    "the payables of an order": (payables._OF_ORDER, {"payable_pkey"}),
    "a refund": (refunds._GET, {"refund_pkey"}),
    "the refunds of an order": (refunds._OF_ORDER, {"refund_of_order"}),
    "what counts of an order's refunds": (refunds._COUNTED, {"refund_of_order"}),
    "the refunds of a case": (refunds._OF_CASE, {"refund_of_case"}),
    "refunds that wait": (refunds._WAITING_FOR_RESUME, {"refund_proposed"}),
    "a hold": (payout_holds._GET, {"payout_hold_pkey"}),
    "the holds of a case": (payout_holds._OF_CASE, {"payout_hold_of_case"}),
    "the newest snapshot": (order_snapshots._NEWEST, {"order_snapshot_pkey"}),
    "a snapshot": (order_snapshots._VERSION, {"order_snapshot_pkey"}),
    "the audit of a case": (audit_trail._OF_RESOURCE, {"admin_audit_of_resource"}),
    "a refund by the processor's name": (
        refunds._BY_PROCESSOR_REF,
        {"a refund of the processor is one of ours"},
    ),
    "refunds to ask about": (refunds._TO_ASK, {"refund_to_ask"}),
    "proposals that expired": (refunds._EXPIRED, {"refund_expiring"}),
    "what was posted about a thing": (ledger._OF_CAUSE, {"ledger_posting_of_cause"}),
    "what was posted on an order": (ledger._OF_ORDER, {"ledger_posting_of_order"}),
    "a transfer": (transfers._GET, {"transfer_pkey"}),
    "the transfers of an order": (transfers._OF_ORDER, {"transfer_of_order"}),
    "a reversal": (transfer_reversals._GET, {"transfer_reversal_pkey"}),
    "the reversals of an order": (transfer_reversals._OF_ORDER, {"transfer_reversal_of_order"}),
    "reversals to ask for": (transfer_reversals._TO_ASK, {"transfer_reversal_to_ask"}),
    "an outside refund": (outside_refunds._GET, {"outside_refund_pkey"}),
    "the outside refunds of an order": (outside_refunds._OF_ORDER, {"outside_refund_of_order"}),
    "the newest case of an order": (cases._NEWEST_OF_ORDER, {"case_newest_of_order"}),
    "a dispute": (disputes._GET, {"dispute_pkey"}),
    "the disputes of a charge": (disputes._OF_CHARGE, {"dispute_of_charge"}),
    "parked work": (parking._GET, {"parked_work_pkey"}),
    "what is parked of a subject": (parking._WAITING, {"one thing at a time is parked"}),
    "a month of goodwill": (goodwill_months._GET, {"goodwill_month_pkey"}),
    "a buyer's wallet": (wallet._OF_BUYER, {"wallet_entry_of_buyer"}),
    "a deposit claim": (deposit_claims._GET, {"deposit_claim_pkey"}),
    "the deposit claims of a case": (deposit_claims._OF_CASE, {"deposit_claim_of_case"}),
    "the deposit claims of an order": (deposit_claims._OF_ORDER, {"deposit_claim_of_order"}),
    "deposit claims to ask for": (deposit_claims._TO_ASK, {"deposit_claim_to_ask"}),
    "a deposit release": (deposit_releases._GET, {"deposit_release_pkey"}),
    "the deposit releases of an order": (
        deposit_releases._OF_ORDER,
        {"deposit_release_of_order"},
    ),
    "a deposit release by its name at the processor": (
        deposit_releases._BY_PROCESSOR_REF,
        {"a name of the processor is one release's"},
    ),
    "deposit releases to ask for": (deposit_releases._TO_ASK, {"deposit_release_to_ask"}),
    "a copyright claim": (dmca_claims._GET, {"dmca_claim_pkey"}),
    "the copyright claims of a case": (dmca_claims._OF_CASE, {"dmca_claim_of_case"}),
    "the copyright claims of an uploader": (dmca_claims._OF_UPLOADER, {"dmca_claim_of_uploader"}),
    "orders about content to send": (dmca_claims._TO_SEND, {"dmca_claim_to_send"}),
    "content to restore": (dmca_claims._TO_RESTORE, {"dmca_claim_to_restore"}),
    "overdue content": (dmca_claims._OVERDUE, {"dmca_claim_overdue"}),
    "the words of a case's claims": (dmca_words.DMCA_WORDS_OF_CASE, {"dmca_words_of_case"}),
    "a violation": (violations._GET, {"violation_pkey"}),
    "the violations of a case": (violations._OF_CASE, {"violation_of_case"}),
    "the violations of a person": (violations._OF_USER, {"violation_of_user"}),
    "a conduct record": (conduct_records._GET, {"conduct_record_pkey"}),
    "a file": (evidences._GET, {"evidence_pkey"}),
    "the files of a case": (evidences._OF_CASE, {"evidence_of_case"}),
    "notices that were applied": (processed_notices._KNOWN_OF, {"processed_webhook_pkey"}),
    "the newest notice": (processed_notices._NEWEST, {"processed_webhook_newest"}),
    "the outbox of a case": (outbox._OF_CASE, {"outbox_of_case"}),
}
AROUND = {
    "case_event_of_case",
    "message_of_case",
    "refund_of_case",
    "transfer_reversal_of_refund",
    "payout_hold_of_case",
    "deposit_claim_of_case",
    "deposit_release_of_case",
    "dmca_claim_of_case",
    "dmca_words_pkey",
    "dmca_claim_of_uploader",
    "violation_of_case",
    "violation_of_user",
    "evidence_of_case",
    "case_link_pkey",
    "case_link_of_other",
    "case_newest_of_subject",
}


def listed(*, of_kind: bool = False, of_status: bool = False, around: Selection = BARE) -> bytes:
    return page_of_cases(of_kind=of_kind, of_status=of_status, selection=around)


VIEWS = {
    "a case with everything": (one_case(EVERYTHING), {"case_pkey", *AROUND}),
    "a case for a party": (
        case_of_party(),
        {"case_pkey", "order_snapshot_pkey", "evidence_of_case"},
    ),
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
        {
            "case_pkey",
            "order_snapshot_pkey",
            "charge_of_order",
            "refund_of_order",
            "outside_refund_of_order",
            "deposit_claim_of_order",
        },
    ),
    "parked work": (PARKED_WORK, {"parked_work_waiting", "case_pkey"}),
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
