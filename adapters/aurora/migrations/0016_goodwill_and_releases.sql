-- Goodwill on its way to wallets, and deposits on their way back (domain.md, Refund, Goodwill;
-- Deposit claim).

-- What an agent gave in a calendar month (UTC), guarded by its version: caps hold under any
-- concurrency.
create table sup.goodwill_month (
    agent text collate "C" not null,
    month text collate "C" not null,
    currency text collate "C" not null default 'USD',
    credited_cents bigint not null default 0,
    version bigint not null default 0,
    primary key (agent, month, currency),
    constraint "month is a year and its month" check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
    constraint "credited_cents is not negative" check (credited_cents >= 0),
    constraint "version is not negative" check (version >= 0)
);

-- Once per refund. No cascade: a buyer's money cannot be deleted with a case.
create table sup.wallet_entry (
    refund_id text collate "C" primary key,
    buyer_id text collate "C" not null,
    currency text not null default 'USD',
    amount_cents int not null,
    case_id text collate "C" not null references sup.case,
    created_at timestamptz not null default now(),
    constraint "amount_cents is above 0" check (amount_cents > 0)
);
create index wallet_entry_of_buyer on sup.wallet_entry (buyer_id, created_at, refund_id);

create table sup.deposit_release (
    release_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case,
    order_id text collate "C" not null,
    leg_id text collate "C" not null,
    payment_intent text collate "C" not null,
    kind text not null,
    currency text not null default 'USD',
    amount_cents int not null,
    released_by text collate "C" not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    status text not null default 'processing',
    processor_ref text collate "C",
    failure text,
    sent_at timestamptz,
    asked int not null default 0,
    ask_again_at timestamptz,
    version bigint not null default 0,
    constraint "kind is cancel or refund" check (kind in ('cancel', 'refund')),
    constraint "status is processing, released or failed"
        check (status in ('processing', 'released', 'failed')),
    constraint "amount_cents is above 0" check (amount_cents > 0),
    constraint "only what is processing is asked for"
        check (ask_again_at is null or status = 'processing'),
    constraint "asked is not negative" check (asked >= 0),
    constraint "version is not negative" check (version >= 0)
);
create unique index "a deposit is released once" on sup.deposit_release (payment_intent)
    where status <> 'failed';
create unique index "a name of the processor is one release's" on sup.deposit_release
    (processor_ref) where processor_ref is not null;
create index deposit_release_of_case on sup.deposit_release (case_id, created_at, release_id);
create index deposit_release_of_order on sup.deposit_release (order_id, created_at, release_id);
create index deposit_release_to_ask on sup.deposit_release (ask_again_at, release_id)
    where status = 'processing';

grant select, insert on sup.wallet_entry to support_app;
grant select, insert, update on sup.goodwill_month, sup.deposit_release to support_app;
