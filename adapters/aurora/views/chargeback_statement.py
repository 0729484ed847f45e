"""The statement that reads open chargebacks, its audit row included."""

from psycopg.sql import SQL, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.audited import AUDIT, CASES_TOLD
from adapters.aurora.views.columns import columns_of
from core.views.chargeback_view import ChargebackView

CHARGEBACKS_A_PAGE = 50

OPEN_CHARGEBACKS = (
    SQL(
        """
    with shown as materialized (
        select {columns}
        from sup.chargeback b join sup.case c on c.case_id = b.case_id
        where b.status not in ('won', 'lost') and {is_open}
            and (%(due_before)s::timestamptz is null or b.due_at < %(due_before)s::timestamptz)
        order by b.due_at nulls last, b.chargeback_id
        limit {most} offset %(skipped)s::bigint
    ), shown_cases as (
        select case_id, min(place) as place
        from (
            select case_id, row_number() over (order by due_at nulls last, chargeback_id) as place
            from shown
        ) numbered
        group by case_id
    ), audited as ({audit})
    select json_agg(chargeback) as chargebacks
    from (select * from shown order by due_at nulls last, chargeback_id) chargeback
    """
    )
    .format(
        columns=columns_of(ChargebackView, "b"),
        is_open=open_to_reader("c"),
        most=Literal(CHARGEBACKS_A_PAGE),
        audit=AUDIT.format(told=CASES_TOLD),
    )
    .as_bytes()
)
