-- Webhooks that were applied, chargebacks, deposit claims and DMCA claims (domain.md).

-- Written in the transaction of the webhook's effect: a second delivery finds it.
create table sup.processed_webhook (
    source text not null,
    webhook_id text collate "C" not null,
    type text not null,
    object_id text collate "C",
    created_at timestamptz not null,
    processed_at timestamptz not null default now(),
    primary key (source, webhook_id)
);

create table sup.chargeback (
    chargeback_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case,
    order_id text collate "C" not null,
    charge_id text collate "C" not null,
    processor_ref text collate "C" not null unique,
    status text not null default 'notified',
    reason_code text,
    amount_cents int not null,
    fee_cents int not null default 0,
    currency text not null default 'USD',
    due_at timestamptz,
    hold_id text collate "C" references sup.payout_hold,
    evidence_key text,
    evidence_sha256 text,
    staged_by text collate "C",
    staged_at timestamptz,
    submitted_by text collate "C",
    submitted_at timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    decided_at timestamptz,
    version bigint not null default 0,
    constraint "status is notified, evidence_requested, represented, won or lost"
        check (status in ('notified', 'evidence_requested', 'represented', 'won', 'lost')),
    constraint "amount_cents is above 0" check (amount_cents > 0),
    constraint "fee_cents is not negative" check (fee_cents >= 0),
    constraint "only what was staged is submitted"
        check (submitted_at is null or staged_at is not null),
    constraint "what is represented was submitted"
        check (status <> 'represented' or submitted_at is not null),
    constraint "nothing is submitted after the deadline"
        check (submitted_at is null or due_at is null or submitted_at <= due_at),
    constraint "decided_at is set exactly once it is won or lost"
        check ((status in ('won', 'lost')) = (decided_at is not null)),
    constraint "version is not negative" check (version >= 0)
);
create index chargeback_of_case on sup.chargeback (case_id, created_at, chargeback_id);
create index chargeback_of_charge on sup.chargeback (charge_id);
create index chargeback_due on sup.chargeback (due_at, chargeback_id)
    where status in ('notified', 'evidence_requested');

create table sup.deposit_claim (
    claim_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case,
    order_id text collate "C" not null,
    leg_id text collate "C" not null,
    studio_id text collate "C",
    payment_intent text collate "C" not null,
    charge_id text collate "C",
    status text not null default 'filed',
    amount_cents int not null,
    authorized_cents int not null,
    currency text not null default 'USD',
    reason text not null,
    filed_by text collate "C" not null,
    approved_by text collate "C",
    processor_ref text collate "C",
    failure text,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    decided_at timestamptz,
    settled_at timestamptz,
    version bigint not null default 0,
    constraint "status is filed, approved, denied, captured or failed"
        check (status in ('filed', 'approved', 'denied', 'captured', 'failed')),
    constraint "amount_cents is above 0 and at most what was authorized"
        check (amount_cents > 0 and amount_cents <= authorized_cents),
    constraint "nobody approves their own claim" check (approved_by <> filed_by),
    constraint "settled_at is set exactly once it is captured or failed"
        check ((status in ('captured', 'failed')) = (settled_at is not null)),
    constraint "version is not negative" check (version >= 0)
);
create index deposit_claim_of_case on sup.deposit_claim (case_id, created_at, claim_id);
create unique index "a deposit has one claim at a time" on sup.deposit_claim (payment_intent)
    where status in ('filed', 'approved');

create table sup.dmca_claim (
    claim_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case,
    status text not null default 'claim_received',
    claimant_name text not null,
    claimant_contact text not null,
    signature text not null,
    work text not null,
    urls text[] not null,
    sworn_good_faith boolean not null,
    sworn_accuracy boolean not null,
    uploader_id text collate "C" not null,
    received_at timestamptz not null default now(),
    hidden_at timestamptz,
    notified_at timestamptz,
    counter_notice jsonb,
    counter_noticed_at timestamptz,
    restore_from timestamptz,
    restore_until timestamptz,
    court_action_at timestamptz,
    decided_at timestamptz,
    closed_at timestamptz,
    updated_at timestamptz not null default now(),
    version bigint not null default 0,
    constraint "status is a state of the claim" check (status in (
        'claim_received', 'content_hidden', 'creator_notified', 'counter_noticed', 'restored',
        'kept_down', 'closed'
    )),
    constraint "both statements are sworn" check (sworn_good_faith and sworn_accuracy),
    constraint "a claim names what it is about" check (cardinality(urls) > 0),
    constraint "a counter-notice has its date and its window" check (
        (counter_notice is null) = (counter_noticed_at is null)
        and (counter_notice is null) = (restore_from is null)
        and (restore_from is null) = (restore_until is null)
        and restore_from <= restore_until
    ),
    constraint "nothing is counter-noticed without a counter-notice"
        check (status <> 'counter_noticed' or counter_notice is not null),
    constraint "version is not negative" check (version >= 0)
);
create index dmca_claim_of_case on sup.dmca_claim (case_id, received_at, claim_id);
create index dmca_claim_of_uploader on sup.dmca_claim (uploader_id, received_at);
create index dmca_claim_to_restore on sup.dmca_claim (restore_from, claim_id)
    where status = 'counter_noticed';

grant select, insert on sup.processed_webhook to support_app;
grant select, insert, update on
    sup.chargeback, sup.deposit_claim, sup.dmca_claim
to support_app;
