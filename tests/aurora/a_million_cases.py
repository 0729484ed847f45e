"""A million cases, made where they are needed: rows first, then every index in one go."""

from concurrent.futures import ThreadPoolExecutor
from typing import LiteralString

import psycopg
from psycopg.sql import SQL

MILLION = 1_000_000
_INDEXES = """
    select indexdef, format('drop index %I.%I', schemaname, indexname)
    from pg_indexes
    where schemaname = 'sup' and tablename = 'case' and indexname <> 'case_pkey'
"""
# A second apart; 200 owners, 200 000 people, 50 000 rare words, a breach in 500, a clock that runs
# in 500, one in 97 without an owner.
_FILL = """
    insert into sup.case (case_id, kind, status, priority, opened_by, owner_admin, subject_user,
        order_id, summary, created_at, updated_at, sla_due_at, clocks, awaiting, outcome,
        sla_first_at)
    select 'sca_' || n, kind, status, 1 + n %% 5, 'usr_agent',
        case when n %% 97 > 0 then 'usr_a' || n %% 200 end, 'usr_' || n %% 200000, 'ord_' || n,
        'Late again on day ' || n %% 50000,
        timestamptz '2026-01-01 00:00:00Z' + n * interval '1 second',
        timestamptz '2026-01-01 00:00:00Z' + n * interval '1 second',
        case when n %% 3 = 0 then timestamptz '2026-01-01 00:00:00Z' + n * interval '2 seconds' end,
        case n %% 500 when 0 then '{"resolution": {"breached": true}}'::jsonb
            when 1 then '{"first_response": {"state": "running", "breached": false}}'
            else '{}' end,
        case when status = 'awaiting_user' then 'customer' end,
        case when status = 'resolved' then 'denied' end,
        timestamptz '2026-01-01 00:00:00Z' + n * interval '2 seconds'
    from generate_series(%s::int, %s::int) n, lateral (select
        (enum_range(null::sup.case_kind))[1 + n %% 6] as kind,
        (enum_range(null::sup.case_status))[1 + n / 6 %% 7] as status) drawn
"""


def fill_with_a_million_cases(owner_url: str) -> None:
    """As the schema's owner, on an empty database."""
    fill_with_cases(owner_url, MILLION)


def fill_with_cases(owner_url: str, cases: int) -> None:
    """As the schema's owner, on an empty database; half of the work in each of two sessions."""
    with psycopg.connect(owner_url, autocommit=True) as session:
        indexes = session.execute(_INDEXES).fetchall()
        for _, drop in indexes:
            session.execute(SQL(drop))
    with ThreadPoolExecutor(2) as pool:
        halves = ((1, cases // 2), (cases // 2 + 1, cases))
        list(pool.map(lambda half: _run(owner_url, _FILL, *half), halves))
        # The longest to build comes first.
        creations = sorted(
            (create for create, _ in indexes), key=lambda sql: "USING gin" not in sql
        )
        list(pool.map(lambda create: _run(owner_url, create), creations))
    _run(owner_url, "analyze sup.case")


def _run(owner_url: str, statement: LiteralString, *values: int) -> None:
    with psycopg.connect(owner_url, autocommit=True) as session:
        session.execute("set maintenance_work_mem = '256MB'")
        session.execute(statement, values or None)
