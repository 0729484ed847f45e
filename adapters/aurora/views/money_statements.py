"""The statements that read what the kernels need, and the refunds that wait."""

from psycopg.sql import SQL, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.audited import AUDIT, CASES_TOLD, REFUSAL_TOLD
from adapters.aurora.views.columns import columns_of
from adapters.aurora.views.nested_selects import REFUND_COLUMNS
from core.refunds.outside_refund import OutsideRefund

APPROVALS_A_PAGE = 50

OPTIONS_MATERIAL = (
    SQL(
        """
    with found as materialized (
        select c.*, {is_open} as is_open from sup.case c where c.case_id = %(case_id)s
    ), newest_order as materialized (
        select received
        from sup.order_snapshot
        where order_id = %(order_id)s
        order by version desc
        limit 1
    ), payment as materialized (
        select charge_id, order_id, kind, currency, captured_cents, reserved_cents,
            adopted_cents, disputed_or_lost_cents, disputed, version
        from sup.charge
        where order_id = %(order_id)s and kind = 'payment'
        order by added_at, charge_id
        limit 1
    ), verdict as materialized (
        select case
            when not exists (select from found) then 'CASE_NOT_FOUND'
            when not (select is_open from found) then 'CASE_ACCESS_DENIED'
            when not exists (select from newest_order) then 'ORDER_NOT_FOUND'
            when (select order_id is distinct from %(order_id)s from found)
                then 'ORDER_NOT_ON_CASE'
        end as refused
    ), audited as ({audit})
    select
        v.refused,
        c.created_at as case_created_at,
        (select received from newest_order) as received,
        (select row_to_json(payment) from payment) as charge,
        (select paused from sup.refund_switch) as paused,
        (
            select json_agg(refund)
            from (
                select {refund_columns}
                from sup.refund r
                where r.order_id = %(order_id)s
                order by r.created_at, r.refund_id
            ) refund
        ) as refunds,
        (
            select json_agg(
                e.payload || coalesce(w.words, '{{}}') order by e.created_at, e.event_id
            )
            from sup.case_event e left join sup.event_words w on w.event_id = e.event_id
            where e.case_id = c.case_id and e.type = 'fact_recorded'
        ) as facts,
        (
            select json_agg(d.status order by d.created_at, d.claim_id)
            from sup.deposit_claim d
            where d.order_id = %(order_id)s
        ) as deposit_claims,
        (
            select json_agg(refund)
            from (
                select {outside_columns}
                from sup.outside_refund o
                where o.order_id = %(order_id)s
                order by o.created_at, o.processor_ref
            ) refund
        ) as outside_refunds
    from verdict v left join found c on v.refused is null
    """
    )
    .format(
        is_open=open_to_reader("c"),
        audit=AUDIT.format(told=REFUSAL_TOLD),
        refund_columns=REFUND_COLUMNS,
        outside_columns=columns_of(OutsideRefund, "o"),
    )
    .as_bytes()
)
PENDING_APPROVALS = (
    SQL(
        """
    with shown as materialized (
        select {refund_columns}
        from sup.refund r join sup.case c on c.case_id = r.case_id
        where r.status = 'proposed' and {is_open}
        order by r.created_at, r.refund_id
        limit {refunds} offset %(skipped)s::bigint
    ), shown_cases as (
        select case_id, min(place) as place
        from (
            select case_id, row_number() over (order by created_at, refund_id) as place
            from shown
        ) numbered
        group by case_id
    ), audited as ({audit})
    select json_agg(refund) as refunds
    from (select * from shown order by created_at, refund_id) refund
    """
    )
    .format(
        refund_columns=REFUND_COLUMNS,
        is_open=open_to_reader("c"),
        refunds=Literal(APPROVALS_A_PAGE),
        audit=AUDIT.format(told=CASES_TOLD),
    )
    .as_bytes()
)
