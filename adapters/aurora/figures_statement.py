"""The one statement of all figures: rows of name, labels and a whole number."""

from psycopg.sql import SQL, Literal

from core.views.figure import AGES, MOST_TIMES, MOST_WAITING, UNKNOWN

# Bounds are inclusive, hence a microsecond less.
_TIMES = """
select '{counted}', array[priority, width_bucket(consumed - 1, %(within_us)s::bigint[])::text],
    count(*) from {clock} group by 2
union all
select '{summed}', array[priority], sum(consumed) / 1000 from {clock} group by 2
"""
_CLOCK = """
select clocks -> '{clock}' ->> 'priority' as priority,
    (clocks -> '{clock}' ->> 'consumed_us')::bigint as consumed
from sup.case
where clocks -> '{clock}' ->> 'state' = 'met'
    and (clocks -> '{clock}' ->> 'stopped_at') collate "C" >= %(times_since)s
order by (clocks -> '{clock}' ->> 'stopped_at') collate "C" desc
limit {most}
"""
_COUNTS = """
select 'backlog', array[status::text,
    ({ages}::text[])[1 + width_bucket(created_at, %(born)s::timestamptz[])]], count(*)
from sup.case where status <> 'closed' and status <> 'resolved' group by 2
union all
select 'breaches', array[
    case when payload ->> 'clock' in ('first_response', 'resolution')
        then payload ->> 'clock' else {unknown} end,
    case when payload ->> 'priority_from' in ('1', '2', '3', '4', '5')
        then payload ->> 'priority_from' else {unknown} end
], count(*)
from sup.case_event where type = 'sla_breach' and created_at >= %(events_since)s group by 2
union all
select 'opened', array[kind::text], (
    select count(*) from sup.case where kind = kinds.kind and created_at >= %(events_since)s
) from unnest(enum_range(null::sup.case_kind)) as kinds (kind)
union all
select 'refunds', array[reason, status], count(*) from refunds where method = 'card' group by 2
union all
select 'refunded_cases', array[reason], count(distinct case_id)
from refunds where method = 'card' and status = 'succeeded' group by 2
union all
select 'refunded_cents', array[reason, currency], sum(amount_cents)
from refunds where method = 'card' and status = 'succeeded' group by 2
union all
select 'goodwill_cents', array[currency], sum(amount_cents)
from refunds where method = 'wallet' and status = 'succeeded' group by 2
union all
select 'held_cents', array[{currency}],
    sum(least(held_cents, greatest(0, service_cents - transferred_cents - refunded_cents)))
from sup.payable where held_cents > 0 group by 2
union all
select 'disputes', array[
    case when status = any(%(dispute_statuses)s) then status else {unknown} end
], count(*) from sup.dispute where updated_at >= %(disputes_since)s group by 2
union all
select 'outbox_waiting', array[]::text[], count(*) from (
    select from sup.outbox where delivered_at is null and parked_at is null limit {waiting}
) waiting
union all
(select 'outbox_lag_ms', array[]::text[],
    greatest(0, extract(epoch from %(now)s - created_at) * 1000)
from sup.outbox where delivered_at is null and parked_at is null order by position limit 1)
union all
select 'parked', array[kind], count(*) from sup.parked_work where ended_at is null group by 2
union all
(select 'parked_oldest_ms', array[]::text[],
    greatest(0, extract(epoch from %(now)s - parked_at) * 1000)
from sup.parked_work where ended_at is null order by parked_at, work_id limit 1)
"""
_CURRENCY = "case when currency ~ '^[A-Z][A-Z][A-Z]$' then currency else 'unknown' end"


def _times(counted: str, summed: str, clock: str) -> str:
    return _TIMES.format(counted=counted, summed=summed, clock=clock)


def _clock(name: str) -> str:
    return _CLOCK.format(clock=name, most=MOST_TIMES)


FIGURES = (
    SQL(
        f"""
    with first_response as materialized ({_clock("first_response")}),
    resolution as materialized ({_clock("resolution")}),
    refunds as materialized (
        select case when reason = any(%(reasons)s) then reason else {{unknown}} end as reason,
            status::text as status, method, {_CURRENCY} as currency, amount_cents, case_id
        from sup.refund where created_at >= %(events_since)s
    )
    select name, labels, trunc(value)::bigint from (
        {_times("first_responses", "first_response_ms", "first_response")}
        union all
        {_times("resolutions", "resolution_ms", "resolution")}
        union all
        {_COUNTS}
    ) figures (name, labels, value)
    where trunc(value) <> 0
    """  # noqa: S608 - every part is a constant of this module
    )
    .format(
        ages=Literal(list(reversed(AGES))),
        currency=SQL(_CURRENCY),
        most=Literal(MOST_TIMES),
        unknown=Literal(UNKNOWN),
        waiting=Literal(MOST_WAITING),
    )
    .as_bytes()
)
