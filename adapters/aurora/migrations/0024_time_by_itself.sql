-- What time does to cases by itself, found by index: missed deadlines, cases that wait for people,
-- and providers with too many severe cases (domain.md, SLA clocks and Payout hold; docs/adr/0027).

-- Since when a case waits for a party, or after its resolution for another word; when the party
-- was reminded; when to remind or to close. Those that wait already start anew today.
alter table sup.case
    add column waiting_since timestamptz,
    add column nudged_at timestamptz,
    add column idle_due_at timestamptz;
update sup.case
set waiting_since = now(),
    idle_due_at = now() + case status when 'awaiting_user' then interval '3 days'
        else interval '7 days' end
where status in ('awaiting_user', 'resolved');

create index case_idle on sup.case (idle_due_at, case_id) where idle_due_at is not null;
create index case_first_response_to_breach on sup.case (sla_first_at, case_id)
    where clocks @> '{"first_response": {"state": "running", "breached": false}}';
create index case_resolution_to_breach on sup.case (sla_due_at, case_id)
    where clocks @> '{"resolution": {"state": "running", "breached": false}}';

create index case_severe on sup.case (created_at, case_id)
    where priority <= 2 and status not in ('resolved', 'closed') and order_id is not null;
create index payable_of_provider on sup.payable (provider_id, order_id);

-- A case that another team writes as waiting waits since it was changed last, by the terms of
-- policies version 1. It comes before complete_case, by its name, while the clocks are missing.
create function sup.await_people() returns trigger language plpgsql as $$
begin
    new.waiting_since := new.updated_at;
    new.idle_due_at := new.updated_at + case new.status
        when 'awaiting_user' then interval '3 days' else interval '7 days' end;
    return new;
end
$$;
create trigger await_people before insert on sup.case
    for each row when (new.clocks is null and new.status in ('awaiting_user', 'resolved'))
    execute function sup.await_people();
