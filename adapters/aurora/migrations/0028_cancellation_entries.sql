-- Cancellations that open their case by themselves: one row each, so that each enters once.
create table sup.cancellation_entry (
    key text collate "C" primary key,
    order_id text collate "C" not null,
    leg_id text collate "C",
    found_at timestamptz not null,
    state text not null,
    case_id text collate "C" references sup.case,
    ended_at timestamptz,
    version bigint not null default 0,
    constraint "state is known" check (state in ('due', 'opened', 'joined', 'left')),
    constraint "an entry that is due has not ended" check ((state = 'due') = (ended_at is null)),
    constraint "who opened or joined a case names it"
        check ((case_id is not null) = (state in ('opened', 'joined')))
);
create index cancellation_entry_due on sup.cancellation_entry (found_at, key)
    where ended_at is null;
grant select, insert, update on sup.cancellation_entry to support_app;
