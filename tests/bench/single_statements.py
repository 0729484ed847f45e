"""What the use cases are measured against: the same rows, written by hand in one statement."""

from tests.bench.clients import Orders
from tests.bench.refundable_cases import Scene

READ = """\\set n random({first}, {last})
with found as materialized (
    select * from sup.case where case_id = 'sca_' || :n || '{suffix}'
), audited as (
    insert into sup.admin_audit
        (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
    select 'aud_' || gen_random_uuid(), 'usr_bench', 'case.view', 'case:' || case_id,
        '{{"corr_id": "bench"}}', '198.51.100.7', 'bench', clock_timestamp()
    from found
)
select found.*, (
    select json_agg(e order by e.created_at, e.event_id)
    from sup.case_event e where e.case_id = found.case_id
) as timeline
from found;
"""
# Each row is updated under the guard that there is still enough on the charge; who comes second
# waits for the row and is not sent away.
REFUND = """\\set n random({first}, {last})
with charged as (
    update sup.charge set reserved_cents = reserved_cents + 100, version = version + 1
    where charge_id = 'ch_' || :n and not disputed
        and reserved_cents + adopted_cents + disputed_or_lost_cents + 100 <= captured_cents
    returning charge_id, order_id, currency
), owed as (
    update sup.payable p set refunded_cents = refunded_cents + 85, version = p.version + 1
    from charged c where p.order_id = c.order_id and p.provider_id = 'usr_provider'
), filed as (
    update sup.case k set updated_at = clock_timestamp(), version = k.version + 1
    from charged c where k.case_id = 'sca_' || :n || '{suffix}'
    returning k.case_id
), refunded as (
    insert into sup.refund
        (refund_id, case_id, order_id, charge_id, currency, amount_cents, platform_fee_cents,
        platform_fee_tax_cents, allocations, reason, status, created_by, decision)
    select 'ref_' || gen_random_uuid(), f.case_id, c.order_id, c.charge_id, c.currency, 100, 7, 1,
        '[{{"leg_id": "leg_1", "subtotal_cents": 85, "service_tax_cents": 7,
            "platform_fee_cents": 7, "platform_fee_tax_cents": 1}}]',
        'buyer_cancelled', 'processing', 'usr_bench', '{decision}'
    from charged c, filed f
    returning refund_id, case_id
), told as (
    insert into sup.case_event (event_id, case_id, actor_kind, actor_id, type, payload)
    select 'sev_' || gen_random_uuid(), case_id, 'admin', 'usr_bench', type, payload::jsonb
    from refunded, (values
        ('decision_recorded', '{decision}'),
        ('refund_issued', '{{"amount_cents": 100, "reason": "buyer_cancelled"}}')
    ) entry (type, payload)
), announced as (
    insert into sup.outbox (message_id, topic, case_id, case_version, payload)
    select 'out_' || gen_random_uuid(), 'support.refund.proposed', case_id, 1,
        '{{"amount_cents": 100, "status": "processing"}}'
    from refunded
)
insert into sup.admin_audit
    (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
select 'aud_' || gen_random_uuid(), 'usr_bench', 'refund.issue', 'case:' || case_id,
    '{{"amount_cents": 100, "corr_id": "bench"}}', '198.51.100.7', 'bench', clock_timestamp()
from refunded;
"""


def read_script(scene: Scene, orders: Orders) -> str:
    """pgbench reads any case of the orders."""
    return READ.format(first=orders.first, last=orders.last, suffix=scene.case_suffix)


def refund_script(scene: Scene, orders: Orders, *, decision: str) -> str:
    """pgbench refunds a dollar of any of the orders, with the record of a decision."""
    return REFUND.format(
        first=orders.first, last=orders.last, suffix=scene.case_suffix, decision=decision
    )
