"""The statements that read the audit of a case or an order, their own audit row included."""

from psycopg.sql import SQL, Composable, Literal

from adapters.aurora.views.access import open_to_reader
from adapters.aurora.views.audited import AUDIT, REFUSAL_TOLD

ENTRIES_A_PAGE = 50
_COLUMNS = SQL(
    "s.audit_id, s.actor_admin, s.action, s.resource, s.details, s.ip, s.user_agent, s.created_at"
)
# Two indexes serve the two halves, and nothing else is read.
_SHOWN = SQL(
    """
    select {columns}
    from sup.admin_audit s
    where (
        s.resource = {kind} || %(asked)s::text
        or (s.details ? {named} and s.details ->> {named} = %(asked)s::text)
    ) {narrowed}
    order by s.created_at desc, s.audit_id desc
    limit {most} offset %(skipped)s::bigint
    """
)
_TRAIL = SQL(
    """
    with {verdict}, shown as materialized ({shown}), audited as ({audit})
    select v.refused, {columns}
    from verdict v left join shown s on v.refused is null
    order by s.created_at desc, s.audit_id desc
    """
)
_OF_CASE = SQL(
    """
    found as materialized (
        select c.*, {is_open} as is_open from sup.case c where c.case_id = %(asked)s
    ), verdict as materialized (
        select case
            when not exists (select from found) then 'CASE_NOT_FOUND'
            when not (select is_open from found) then 'CASE_ACCESS_DENIED'
        end as refused
    )
    """
)
_OF_ORDER = SQL(
    """
    verdict as materialized (
        select case
            when not exists (select from sup.order_snapshot o where o.order_id = %(asked)s)
            then 'ORDER_NOT_FOUND'
        end as refused
    )
    """
)
_OF_OPEN_CASES = SQL(
    """
    and not exists (
        select from sup.case c
        where c.case_id in (s.details ->> 'case_id', substring(s.resource from '^case:(.*)$'))
            and not {is_open}
    )
    """
)


def _trail(kind: str, *, verdict: Composable, narrowed: Composable) -> bytes:
    shown = _SHOWN.format(
        columns=_COLUMNS,
        kind=Literal(f"{kind}:"),
        named=Literal(f"{kind}_id"),
        narrowed=narrowed,
        most=Literal(ENTRIES_A_PAGE),
    )
    audit = AUDIT.format(told=REFUSAL_TOLD)
    return _TRAIL.format(verdict=verdict, shown=shown, audit=audit, columns=_COLUMNS).as_bytes()


AUDIT_OF_CASE = _trail(
    "case", verdict=_OF_CASE.format(is_open=open_to_reader("c")), narrowed=SQL("")
)
AUDIT_OF_ORDER = _trail(
    "order", verdict=_OF_ORDER, narrowed=_OF_OPEN_CASES.format(is_open=open_to_reader("c"))
)
