-- What people are still to be told, committed with what it tells; addressed when it is sent.
create table sup.notification (
    position bigint generated always as identity primary key,
    notification_id text collate "C" not null unique,
    kind text not null,
    case_id text collate "C" not null,
    parameters jsonb not null default '{}',
    told_by text collate "C",
    named text[] collate "C" not null default '{}',
    created_at timestamptz not null default now(),
    due_at timestamptz not null default now(),
    attempts int not null default 0,
    delivered_at timestamptz,
    parked_at timestamptz,
    last_failure text,
    version bigint not null default 0,
    constraint "attempts are not negative" check (attempts >= 0),
    constraint "a notification is delivered or parked, not both"
        check (delivered_at is null or parked_at is null)
);
create index notification_of_case on sup.notification (case_id, position);
create index notification_waiting on sup.notification (due_at, position)
    where delivered_at is null and parked_at is null;

-- By column, so that nobody chooses a position, and what was told stays as it is.
grant select on sup.notification to support_app;
grant insert (notification_id, kind, case_id, parameters, told_by, named, created_at, due_at)
    on sup.notification to support_app;
grant update (due_at, attempts, delivered_at, parked_at, last_failure, version)
    on sup.notification to support_app;

-- What nobody delivers waits for a person like other parked work.
alter table sup.parked_work drop constraint "kind is known";
alter table sup.parked_work add constraint "kind is known" check (kind in (
    'refund', 'transfer_reversal', 'deposit_capture', 'deposit_release', 'charge_excess',
    'announcement', 'notification'
)) not valid;
alter table sup.parked_work validate constraint "kind is known";
