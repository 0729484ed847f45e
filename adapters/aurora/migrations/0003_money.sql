-- Orders as they arrived, and the money on them. Amounts are in minor units of `currency`.

-- `received` is json, not jsonb: the text stays as it came, so that its hash can be redone.
create table sup.order_snapshot (
    order_id text collate "C" not null,
    version bigint not null,
    buyer_id text collate "C" not null,
    provider_ids text[] collate "C" not null,
    received json not null,
    sha256 text not null,
    received_at timestamptz not null default now(),
    primary key (order_id, version)
);

-- `ceiling_cents` is the most that may be reserved: what was captured, or, after a capture
-- that shrank as a fact from outside, what was reserved before. The flush computes it from the
-- stored row, so that a reservation can fall but never rise above what was captured.
create table sup.charge (
    charge_id text collate "C" primary key,
    order_id text collate "C" not null,
    kind text not null,
    currency text not null default 'USD',
    captured_cents bigint not null,
    reserved_cents bigint not null default 0,
    adopted_cents bigint not null default 0,
    disputed_or_lost_cents bigint not null default 0,
    disputed boolean not null default false,
    ceiling_cents bigint not null,
    version bigint not null default 0,
    added_at timestamptz not null default now(),
    constraint "kind is payment or deposit" check (kind in ('payment', 'deposit')),
    constraint "captured_cents is not negative" check (captured_cents >= 0),
    constraint "reserved_cents is not negative" check (reserved_cents >= 0),
    constraint "adopted_cents is not negative" check (adopted_cents >= 0),
    constraint "disputed_or_lost_cents is not negative" check (disputed_or_lost_cents >= 0),
    constraint "reserved_cents does not rise above captured_cents"
        check (reserved_cents <= ceiling_cents),
    constraint "version is not negative" check (version >= 0)
);

create table sup.payable (
    order_id text collate "C" not null,
    provider_id text collate "C" not null,
    currency text not null default 'USD',
    service_cents bigint not null,
    transferred_cents bigint not null default 0,
    refunded_cents bigint not null default 0,
    held_cents bigint not null default 0,
    version bigint not null default 0,
    primary key (order_id, provider_id),
    constraint "service_cents is not negative" check (service_cents >= 0),
    constraint "transferred_cents is not negative" check (transferred_cents >= 0),
    constraint "refunded_cents is not negative" check (refunded_cents >= 0),
    constraint "held_cents is not negative" check (held_cents >= 0),
    constraint "version is not negative" check (version >= 0)
);

create table sup.refund (
    refund_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case on delete cascade,
    order_id text collate "C" not null,
    amount_cents int not null,
    reason text not null,
    status sup.refund_status not null default 'proposed',
    processor_ref text collate "C",
    created_by text collate "C" not null,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    leg_id text collate "C",
    platform_fee_cents int not null,
    platform_fee_tax_cents int not null,
    method text not null default 'card',
    approved_by text collate "C",
    failure text,
    decision jsonb not null default '{}',
    currency text not null default 'USD',
    charge_id text collate "C" not null,
    allocations jsonb not null,
    note text,
    waits_for text,
    expires_at timestamptz,
    version bigint not null default 0,
    constraint "amount_cents is above 0" check (amount_cents > 0),
    constraint "the fee parts fit in the amount" check (
        platform_fee_cents >= 0 and platform_fee_tax_cents >= 0
        and platform_fee_cents::bigint + platform_fee_tax_cents <= amount_cents
    ),
    constraint "method is card or wallet" check (method in ('card', 'wallet')),
    constraint "waits_for is approval or resume" check (waits_for in ('approval', 'resume')),
    constraint "only a proposed refund waits" check (waits_for is null or status = 'proposed'),
    constraint "nobody approves their own refund" check (approved_by <> created_by),
    constraint "version is not negative" check (version >= 0)
);

-- No cascade: a case with money held on it cannot be deleted.
create table sup.payout_hold (
    hold_id text collate "C" primary key,
    case_id text collate "C" not null references sup.case,
    order_id text collate "C" not null,
    provider_id text collate "C" not null,
    amount_cents int not null,
    reason text not null,
    status sup.hold_status not null default 'applied',
    created_at timestamptz not null default now(),
    released_at timestamptz,
    leg_id text collate "C",
    expires_at timestamptz not null,
    currency text not null default 'USD',
    applied_by text collate "C" not null,
    version bigint not null default 0,
    constraint "amount_cents is above 0" check (amount_cents > 0),
    constraint "released_at is set exactly once it ended"
        check ((status = 'applied') = (released_at is null)),
    constraint "version is not negative" check (version >= 0)
);

create table sup.refund_switch (
    only_row boolean primary key default true,
    paused boolean not null,
    changed_by text collate "C",
    changed_at timestamptz,
    version bigint not null default 0,
    constraint "there is one switch" check (only_row)
);
insert into sup.refund_switch (paused) values (false);
