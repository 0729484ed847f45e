"""The statement that reads the work that waits for a person, its audit row included."""

from psycopg.sql import SQL, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.audited import AUDIT, CASES_TOLD
from adapters.aurora.views.columns import columns_of
from core.views.parked_work_view import ParkedWorkView

PARKED_A_PAGE = 50

PARKED_WORK = (
    SQL(
        """
    with shown as materialized (
        select {columns}
        from sup.parked_work p left join sup.case c on c.case_id = p.case_id
        where p.ended_at is null and (p.case_id is null or {is_open})
        order by p.parked_at, p.work_id
        limit {most} offset %(skipped)s::bigint
    ), shown_cases as (
        select case_id, min(place) as place
        from (
            select case_id, row_number() over (order by parked_at, work_id) as place
            from shown
            where case_id is not null
        ) numbered
        group by case_id
    ), audited as ({audit})
    select * from shown order by parked_at, work_id
    """
    )
    .format(
        columns=columns_of(ParkedWorkView, "p"),
        is_open=open_to_reader("c"),
        most=Literal(PARKED_A_PAGE),
        audit=AUDIT.format(told=CASES_TOLD),
    )
    .as_bytes()
)
