"""What pgbench runs: the same rows written, and as much read, in one prepared statement."""

from tests.bench.clients import Orders
from tests.bench.http.volumes import ASKED_FOR
from tests.bench.refundable_cases import Scene
from tests.bench.single_statements import read_script

LIST = """with shown as materialized (
    select * from sup.case
    where not restricted
    order by created_at desc, case_id desc
    limit 50
), audited as (
    insert into sup.admin_audit
        (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
    select 'aud_' || gen_random_uuid(), 'usr_bench', 'case.list', 'case:' || 'list',
        jsonb_build_object('corr_id', 'bench', 'case_ids', jsonb_agg(case_id)),
        '198.51.100.7', 'bench', clock_timestamp()
    from shown
)
select case_id, kind, status, priority, opened_by, owner_admin, subject_user, order_id, thread_id,
    studio_id, summary, sla_first_at, sla_due_at, created_at
from shown;
"""
OPEN = """\\set n random(1, {orders})
with known as (
    select order_id from sup.order_snapshot where order_id = 'ord_' || :n limit 1
), filed as (
    insert into sup.case
        (case_id, kind, opened_by, subject_user, order_id, summary, sla_first_at, sla_due_at,
        clocks, policies_version)
    select 'sca_' || gen_random_uuid(), 'booking', 'usr_bench', 'usr_1', order_id, 'Late again',
        clock_timestamp() + interval '8 hours', clock_timestamp() + interval '3 days', '{{}}', 1
    from known
    returning case_id, order_id
), told as (
    insert into sup.case_event (event_id, case_id, actor_kind, actor_id, type, payload)
    select 'sev_' || gen_random_uuid(), case_id, 'admin', 'usr_bench', 'opened',
        jsonb_build_object('kind', 'booking', 'order_id', order_id)
    from filed
), announced as (
    insert into sup.outbox (message_id, topic, case_id, case_version, payload)
    select 'out_' || gen_random_uuid(), 'support.case.open', case_id, 0, '{{"kind": "booking"}}'
    from filed
)
insert into sup.admin_audit
    (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
select 'aud_' || gen_random_uuid(), 'usr_bench', 'case.open', 'case:' || case_id,
    jsonb_build_object('corr_id', 'bench', 'order_id', order_id), '198.51.100.7', 'bench',
    clock_timestamp()
from filed;
"""


def reading(scene: Scene) -> str:
    return read_script(scene, Orders(first=1, last=ASKED_FOR))


def opening() -> str:
    return OPEN.format(orders=ASKED_FOR)
