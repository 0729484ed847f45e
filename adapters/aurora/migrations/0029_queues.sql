-- The queues that agents work off, each read by index (docs/adr/0027).

-- When the first of the clocks runs out that may still breach. The sweep finds missed deadlines by
-- it too, in the place of two indexes.
alter table sup.case add column next_due_at timestamptz generated always as (least(
    case when clocks @> '{"first_response": {"state": "running", "breached": false}}'
        then sla_first_at end,
    case when clocks @> '{"resolution": {"state": "running", "breached": false}}'
        then sla_due_at end
)) stored;
create index case_next_due on sup.case (coalesce(next_due_at, 'infinity'::timestamptz), case_id);
drop index sup.case_first_response_to_breach;
drop index sup.case_resolution_to_breach;

-- Undecided cases, by far the fewest.
create index case_queue on sup.case (priority, created_at, case_id)
    where status not in ('resolved', 'closed');
create index case_queue_unassigned on sup.case (priority, created_at, case_id)
    where status not in ('resolved', 'closed') and owner_admin is null;
create index case_queue_of_owner on sup.case (owner_admin, priority, created_at, case_id)
    where status not in ('resolved', 'closed') and owner_admin is not null;
create index case_queue_breached on sup.case (priority, created_at, case_id)
    where status not in ('resolved', 'closed') and breached;
create index case_queue_restricted on sup.case (priority, created_at, case_id)
    where status not in ('resolved', 'closed') and restricted;
