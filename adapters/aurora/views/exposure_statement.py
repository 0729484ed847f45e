"""The statement that reads what payouts must keep back, its audit row included."""

from psycopg.sql import SQL, Literal

from adapters.aurora.views.audited import AUDIT

ORDERS_A_PAGE = 50
_ORDERS_TOLD = SQL(
    "jsonb_build_object('order_ids',"
    " coalesce((select jsonb_agg(order_id order by order_id) from shown), '[]'::jsonb))"
)

PAYOUT_EXPOSURE = (
    SQL(
        """
    with shown as materialized (
        select p.provider_id, p.order_id, p.currency, p.held_cents,
            greatest(0, p.service_cents - p.transferred_cents - p.refunded_cents)
                as payable_cents
        from sup.payable p
        where p.provider_id = %(provider_id)s and p.held_cents > 0
            and (%(order_id)s::text is null or p.order_id = %(order_id)s::text)
        order by p.order_id
        limit {most} offset %(skipped)s::bigint
    ), audited as ({audit})
    select s.*, least(s.held_cents, s.payable_cents) as exposure_cents, (
        select coalesce(jsonb_agg(jsonb_build_object(
            'leg_id', h.leg_id, 'amount_cents', h.amount_cents,
            'rule', h.rule, 'created_at', h.created_at, 'expires_at', h.expires_at
        ) order by h.created_at, h.hold_id), '[]'::jsonb)
        from sup.payout_hold h
        where h.order_id = s.order_id and h.provider_id = s.provider_id
            and h.status = 'applied'
    ) as holds
    from shown s
    order by s.order_id
    """
    )
    .format(most=Literal(ORDERS_A_PAGE), audit=AUDIT.format(told=_ORDERS_TOLD))
    .as_bytes()
)
