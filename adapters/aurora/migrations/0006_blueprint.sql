-- The blueprint's names, read-only: exactly the columns it lists, in its order.
create view sup.support_case as
select
    case_id,
    kind::text as type,
    subtype,
    case
        when status = 'closed' then 'closed'
        when status = 'resolved' and outcome = 'solved' then 'closed'
        when status = 'resolved' then outcome
        when status = 'awaiting_user' then 'awaiting_' || awaiting
        when escalated then 'escalated'
        when status = 'decision_pending' then 'decision_pending'
        when status = 'investigating' then 'investigating'
        else 'open'
    end as status,
    case priority when 1 then 'urgent' when 2 then 'high' when 3 then 'normal' else 'low' end
        as severity,
    opened_by as opened_by_user,
    owner_admin as owner_user_id,
    watchers,
    lbg_id,
    leg_id,
    order_id,
    studio_id,
    creator_id,
    payout_id,
    reason_code,
    sla_first_at as sla_first_resp_at,
    sla_due_at,
    created_at,
    updated_at
from sup.case;

create view sup.support_message as
select
    message_id as msg_id,
    case_id,
    author_role,
    author_user_id,
    body_md,
    attachments as attachments_json,
    created_at
from sup.message
where audience = 'participants';

create view sup.support_event as
select
    event_id as evt_id,
    case_id,
    type as action,
    actor_id as actor_user_id,
    payload as details_json,
    created_at
from sup.case_event;

create view sup.support_refund as
select
    refund_id,
    case_id,
    leg_id,
    order_id,
    amount_cents,
    platform_fee_cents,
    platform_fee_tax_cents,
    reason,
    processor_ref,
    status::text as status,
    created_at
from sup.refund;
