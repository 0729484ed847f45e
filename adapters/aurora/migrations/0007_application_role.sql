-- The application reads, inserts, and updates what has a version; it deletes nothing, owns
-- nothing, and cannot rewrite the timeline or the audit.
do $$
begin
    if not exists (select from pg_catalog.pg_roles where rolname = 'support_app') then
        create role support_app login;
    end if;
exception
    -- Roles belong to the cluster: a migration of another database may have been faster.
    when duplicate_object or unique_violation then null;
end
$$;

revoke all on schema sup from public;
grant usage on schema sup to support_app;

grant select, insert on
    sup.case_event, sup.admin_audit,
    sup.message, sup.case_link, sup.order_snapshot, sup.idempotency
to support_app;

grant select, insert, update on
    sup.case, sup.charge, sup.payable, sup.refund, sup.payout_hold
to support_app;

grant select, update on sup.refund_switch to support_app;

-- By column, so that nobody chooses a position.
grant select on sup.outbox to support_app;
grant insert (message_id, topic, case_id, case_version, payload, created_at)
    on sup.outbox to support_app;

grant select on
    sup.support_case, sup.support_message, sup.support_event, sup.support_refund,
    sup.schema_migration
to support_app;
