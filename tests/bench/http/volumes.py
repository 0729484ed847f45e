"""The database that is measured on: a million cases, five million events, and what is asked for.

What is asked for was made by the use cases (refundable_cases.py); the rest is in the way.
"""

from concurrent.futures import ThreadPoolExecutor
from typing import Final, LiteralString

import psycopg

from tests.aurora.a_million_cases import fill_with_cases
from tests.bench.refundable_cases import Scene, set_up
from tests.postgres.fresh_database import FreshDatabase

EVENTS_A_CASE: Final = 5
ASKED_FOR: Final = 2_000
_INDEXES: Final = (
    "create index case_event_of_case on sup.case_event (case_id, created_at, event_id)"
)
_EVENTS: Final = """
    insert into sup.case_event (event_id, case_id, actor_kind, actor_id, type, payload, created_at)
    select 'sev_' || n || '_' || part, 'sca_' || n, 'admin', 'usr_a' || n %% 200, 'assigned',
        jsonb_build_object('from', null, 'to', 'usr_a' || n %% 200),
        timestamptz '2026-01-01 00:00:00Z' + n * interval '1 second' + part * interval '1 minute'
    from generate_series(%s::int, %s::int) n, generate_series(1, %s::int) part
"""


def fill(database: FreshDatabase, *, cases: int) -> Scene:
    """On a database that is empty."""
    scene = set_up(database.application_url, orders=ASKED_FOR)
    fill_with_cases(database.owner_url, cases)
    _run(database, "drop index sup.case_event_of_case")
    halves = ((1, cases // 2), (cases // 2 + 1, cases))
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda half: _run(database, _EVENTS, *half, EVENTS_A_CASE), halves))
    _run(database, _INDEXES)
    _run(database, "vacuum analyze")
    _run(database, "checkpoint")
    return scene


def _run(database: FreshDatabase, statement: LiteralString, *values: int) -> None:
    """As the administrator, who may leave out what every row would be checked for."""
    with psycopg.connect(database.administrator_url, autocommit=True) as session:
        session.execute("set session_replication_role = replica")
        session.execute("set maintenance_work_mem = '256MB'")
        session.execute(statement, values or None)
