-- Money at providers and how it comes back, what the processor tells of refunds and disputes that
-- are not ours, and what waits for a person (domain.md, Refund; reliability.md, Money).

-- `transferred_cents` is the most any order snapshot told, `reversed_cents` the most anybody told.
create table sup.transfer (
    transfer_id text collate "C" primary key,
    order_id text collate "C" not null,
    leg_id text collate "C" not null,
    provider_id text collate "C" not null,
    currency text not null default 'USD',
    transferred_cents bigint not null,
    reversed_cents bigint not null default 0,
    version bigint not null default 0,
    constraint "reversed_cents is not negative" check (reversed_cents >= 0),
    constraint "no more is reversed than was transferred"
        check (reversed_cents <= transferred_cents),
    constraint "version is not negative" check (version >= 0)
);
create index transfer_of_order on sup.transfer (order_id, transfer_id);

-- No cascade: what a provider owes back cannot be deleted with a case.
create table sup.transfer_reversal (
    reversal_id text collate "C" primary key,
    refund_id text collate "C" not null,
    case_id text collate "C" not null references sup.case,
    order_id text collate "C" not null,
    leg_id text collate "C" not null,
    transfer_id text collate "C" not null,
    provider_id text collate "C" not null,
    currency text not null default 'USD',
    amount_cents int not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    status text not null default 'due',
    processor_ref text collate "C",
    asked int not null default 0,
    refusals int not null default 0,
    ask_again_at timestamptz,
    last_failure text,
    version bigint not null default 0,
    constraint "status is due, succeeded or cancelled"
        check (status in ('due', 'succeeded', 'cancelled')),
    constraint "amount_cents is above 0" check (amount_cents > 0),
    constraint "what succeeded has the processor's name for it"
        check (status <> 'succeeded' or processor_ref is not null),
    constraint "only what is due is asked for" check (ask_again_at is null or status = 'due'),
    constraint "asked is not negative" check (asked >= 0),
    constraint "refusals are not negative" check (refusals >= 0),
    constraint "version is not negative" check (version >= 0)
);
create unique index "a refund reverses a transfer once"
    on sup.transfer_reversal (refund_id, transfer_id);
create index transfer_reversal_of_order
    on sup.transfer_reversal (order_id, created_at, reversal_id);
create index transfer_reversal_to_ask on sup.transfer_reversal (ask_again_at, reversal_id)
    where status = 'due';

create table sup.outside_refund (
    processor_ref text collate "C" primary key,
    charge_id text collate "C" not null,
    order_id text collate "C" not null,
    currency text not null default 'USD',
    amount_cents bigint not null,
    allocations jsonb not null,
    state text not null,
    counts boolean not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    version bigint not null default 0,
    constraint "amount_cents is above 0" check (amount_cents > 0),
    constraint "version is not negative" check (version >= 0)
);
create index outside_refund_of_order
    on sup.outside_refund (order_id, created_at, processor_ref);

create table sup.dispute (
    processor_ref text collate "C" primary key,
    charge_id text collate "C" not null,
    order_id text collate "C" not null,
    currency text not null default 'USD',
    amount_cents bigint not null,
    reason text not null,
    status text not null,
    due_by timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    funds_withdrawn boolean not null,
    fee_cents bigint not null default 0,
    version bigint not null default 0,
    constraint "amount_cents is not negative" check (amount_cents >= 0),
    constraint "fee_cents is not negative" check (fee_cents >= 0),
    constraint "version is not negative" check (version >= 0)
);
create index dispute_of_charge on sup.dispute (charge_id, created_at, processor_ref);

create table sup.parked_work (
    work_id text collate "C" primary key,
    kind text not null,
    subject_id text collate "C" not null,
    case_id text collate "C" references sup.case,
    order_id text collate "C",
    why text not null,
    parked_at timestamptz not null default now(),
    ended_at timestamptz,
    ended_by text collate "C",
    ending text,
    note text,
    version bigint not null default 0,
    constraint "kind is known" check (kind in (
        'refund', 'transfer_reversal', 'deposit_capture', 'deposit_release', 'charge_excess',
        'announcement'
    )),
    constraint "ending is retried, unparked or settled"
        check (ending in ('retried', 'unparked', 'settled')),
    constraint "what ended says when, how and by whom" check (
        (ended_at is null) = (ending is null) and (ending is null) = (ended_by is null)
    ),
    constraint "version is not negative" check (version >= 0)
);
create unique index "one thing at a time is parked" on sup.parked_work (kind, subject_id)
    where ended_at is null;
create index parked_work_waiting on sup.parked_work (parked_at, work_id) where ended_at is null;

-- The newest notice that was applied, and whatever was posted about one thing.
create index processed_webhook_newest on sup.processed_webhook (source, created_at desc);
create index ledger_posting_of_cause
    on sup.ledger_posting (cause_id, posted_at, cause collate "C", line);

grant select, insert, update on
    sup.transfer, sup.transfer_reversal, sup.outside_refund, sup.dispute, sup.parked_work
to support_app;
