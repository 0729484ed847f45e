-- Chargebacks from the notice to the network's decision (domain.md, Chargeback). Nothing was ever
-- written to the table before; its holds are found by their case and their rule.
alter table sup.chargeback
    drop column hold_id,
    add column inquiry boolean not null default false,
    add column submit_by timestamptz,
    add column act_at timestamptz,
    add column reminded_at timestamptz,
    add column evidence_version_id text collate "C",
    add column evidence_bytes bigint,
    add column evidence_manifest_sha256 text,
    add column evidence_case_version bigint,
    add column evidence_made_at timestamptz,
    add column evidence_seen_at timestamptz,
    add column evidence_file text collate "C",
    add column representment jsonb not null default '{}',
    add column drafted_by text collate "C",
    add column drafted_at timestamptz,
    add column missing text[] not null default '{}',
    add column answer text,
    add column accepted_by text collate "C",
    add column sent_at timestamptz,
    add column asked int not null default 0,
    add column refusals int not null default 0,
    add column failure text,
    add constraint "answer is submit or accept" check (answer in ('submit', 'accept')),
    add constraint "what was asked names who asked" check (
        answer is null
        or (answer = 'submit' and submitted_by is not null and submitted_at is not null)
        or (answer = 'accept' and accepted_by is not null)
    ),
    add constraint "nothing is asked once it is decided"
        check (status not in ('won', 'lost') or (answer is null and act_at is null)),
    add constraint "asked and refusals are not negative" check (asked >= 0 and refusals >= 0);

create index chargeback_of_order on sup.chargeback (order_id, created_at, chargeback_id);
create index chargeback_to_act on sup.chargeback (act_at, chargeback_id) where act_at is not null;
create index dispute_undecided on sup.dispute (created_at, processor_ref)
    where status not in ('won', 'lost', 'warning_closed');
create index disputed_charge_waiting on sup.parked_work (parked_at, subject_id)
    where kind = 'dispute' and ended_at is null;

alter table sup.parked_work drop constraint "kind is known";
alter table sup.parked_work add constraint "kind is known" check (kind in (
    'refund', 'transfer_reversal', 'deposit_capture', 'deposit_release', 'charge_excess',
    'announcement', 'notification', 'content_order', 'chargeback', 'dispute'
)) not valid;
alter table sup.parked_work validate constraint "kind is known";
