-- How far each announcement has come (reliability.md 18). `written_by` is the transaction that
-- put it: one still running may commit later and yet have been first.
alter table sup.outbox
    add column written_by xid8 not null default pg_current_xact_id(),
    add column attempts int not null default 0,
    add column retry_at timestamptz,
    add column delivered_at timestamptz,
    add column parked_at timestamptz,
    add column last_failure text,
    add column version bigint not null default 0,
    add constraint "attempts are not negative" check (attempts >= 0),
    add constraint "a message is delivered or parked, not both"
        check (delivered_at is null or parked_at is null);

create index outbox_waiting on sup.outbox (position)
    where delivered_at is null and parked_at is null;
-- The cases whose messages wait for another attempt.
create index outbox_retrying on sup.outbox (case_id, position)
    where delivered_at is null and parked_at is null and retry_at is not null;

-- What was announced stays as it is.
grant update (attempts, retry_at, delivered_at, parked_at, last_failure, version)
    on sup.outbox to support_app;
