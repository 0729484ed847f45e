"""What the service is measured against: Ariadne as its documentation shows it, over SQL written by
hand, with the same rows written, the same audit row of each read, and the same answers.

It checks no token and no limit. `uvicorn tests.bench.http.stock:app` serves it over BENCH_DATABASE.
"""

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from ariadne import (
    EnumType,
    MutationType,
    ObjectType,
    QueryType,
    ScalarType,
    make_executable_schema,
)
from ariadne.asgi import GraphQL
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool
from starlette.applications import Starlette
from starlette.routing import Mount

from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from entrypoints.fields.scalars import write_date_time, write_json
from entrypoints.graphql.schema.served import served_sdl

CONNECTIONS = 8
READER = "usr_bench"
CASE = """
    select * from sup.case c
    where c.case_id = %(case_id)s and (
        not c.restricted or %(reader)s = c.opened_by or %(reader)s = c.owner_admin
        or %(reader)s = any (c.watchers)
    )
"""
EVENTS = """
    select e.event_id, e.actor_kind, e.actor_id, e.type, e.created_at,
        e.payload || coalesce(w.words, '{}') || case
            when m.message_id is null then '{}' else jsonb_build_object('body_md', m.body_md)
        end as payload
    from sup.case_event e
    left join sup.event_words w on w.event_id = e.event_id
    left join sup.message m
        on m.message_id = e.payload ->> 'message_id' and m.case_id = e.case_id
    where e.case_id = %(case_id)s
    order by e.created_at, e.event_id
    limit 50 offset %(skipped)s
"""
CASES = """
    select * from sup.case c
    where (
        not c.restricted or %(reader)s = c.opened_by or %(reader)s = c.owner_admin
        or %(reader)s = any (c.watchers)
    )
    order by c.created_at desc, c.case_id desc
    limit 50 offset %(skipped)s
"""
AUDIT = """
    insert into sup.admin_audit
        (audit_id, actor_admin, action, resource, details, ip, user_agent, created_at)
    values (%(audit_id)s, %(actor)s, %(action)s, %(resource)s, %(details)s, %(ip)s, 'bench', %(at)s)
"""
ORDER = "select 1 from sup.order_snapshot where order_id = %(order_id)s limit 1"
OPEN = """
    insert into sup.case
        (case_id, kind, opened_by, subject_user, order_id, summary, sla_first_at, sla_due_at,
        created_at, updated_at, clocks, policies_version)
    values (%(case_id)s, %(kind)s, %(actor)s, %(subject_user)s, %(order_id)s, %(summary)s,
        %(at)s + interval '8 hours', %(at)s + interval '3 days', %(at)s, %(at)s, %(clocks)s, 1)
"""
EVENT = """
    insert into sup.case_event
        (event_id, case_id, actor_kind, actor_id, type, payload, created_at)
    values (%(event_id)s, %(case_id)s, 'admin', %(actor)s, 'opened', %(payload)s, %(at)s)
"""
ANNOUNCED = """
    insert into sup.outbox (message_id, topic, case_id, case_version, payload, created_at)
    values (%(message_id)s, 'support.case.open', %(case_id)s, 0, %(payload)s, %(at)s)
"""
query, mutation, case, event = (
    QueryType(),
    MutationType(),
    ObjectType("Case"),
    ObjectType("CaseEvent"),
)
case.set_alias("id", "case_id")
event.set_alias("id", "event_id")
pool: AsyncConnectionPool[AsyncConnection[DictRow]]


def audited(action: str, resource: str, **details: Any) -> dict[str, Any]:
    return {
        "audit_id": f"aud_{uuid4().hex}",
        "actor": READER,
        "action": action,
        "resource": resource,
        "details": Jsonb({"corr_id": uuid4().hex, **details}),
        "ip": "198.51.100.7",
        "at": datetime.now(UTC),
    }


@query.field("adminCase")
async def admin_case(_: object, _info: object, *, case_id: str) -> DictRow:
    async with pool.connection() as session:
        cursor = await session.execute(CASE, {"case_id": case_id, "reader": READER})
        found = await cursor.fetchone()
        await session.execute(AUDIT, audited("case.view", f"case:{case_id}"))
    if found is None:
        raise LookupError(case_id)
    return found


@case.field("timeline")
async def timeline(of: DictRow, _info: object, *, page: int) -> list[DictRow]:
    async with pool.connection() as session:
        asked = {"case_id": of["case_id"], "skipped": (page - 1) * 50}
        return await (await session.execute(EVENTS, asked)).fetchall()


@query.field("adminCases")
async def admin_cases(_: object, _info: object, *, page: int) -> list[DictRow]:
    async with pool.connection() as session:
        asked = {"reader": READER, "skipped": (page - 1) * 50}
        found = await (await session.execute(CASES, asked)).fetchall()
        shown = [each["case_id"] for each in found]
        await session.execute(AUDIT, audited("case.list", "case:list", case_ids=shown))
    return found


@mutation.field("openCase")
async def open_case(_: object, _info: object, *, input: dict[str, Any]) -> str:  # noqa: A002 - the schema's name
    case_id = f"sca_{uuid4().hex}"
    told = audited("case.open", f"case:{case_id}", order_id=input["order_id"])
    row = {
        **told,
        "case_id": case_id,
        "event_id": f"sev_{uuid4().hex}",
        "message_id": f"out_{uuid4().hex}",
        "kind": input["kind"].value,
        "subject_user": input["subject_user"],
        "order_id": input["order_id"],
        "summary": input["summary"],
        "clocks": Jsonb({}),
        "payload": Jsonb({"kind": input["kind"].value, "order_id": input["order_id"]}),
    }
    async with pool.connection() as session, session.transaction():
        if not await (await session.execute(ORDER, row)).fetchone():
            raise LookupError(input["order_id"])
        for statement in (OPEN, EVENT, ANNOUNCED, AUDIT):
            await session.execute(statement, row)
    return case_id


schema = make_executable_schema(
    served_sdl(),
    query,
    mutation,
    case,
    event,
    EnumType("CaseKind", CaseKind),
    EnumType("CaseStatus", CaseStatus),
    ScalarType("AWSJSON", serializer=write_json),
    ScalarType("AWSDateTime", serializer=write_date_time),
    convert_names_case=True,
)


@asynccontextmanager
async def connected(_app: Starlette) -> AsyncIterator[None]:
    global pool
    async with AsyncConnectionPool(
        os.environ["BENCH_DATABASE"],
        connection_class=AsyncConnection[DictRow],
        kwargs={"autocommit": True, "row_factory": dict_row, "options": "-c TimeZone=UTC"},
        min_size=CONNECTIONS,
        max_size=CONNECTIONS,
    ) as pool:
        yield


app = Starlette(routes=[Mount("/", GraphQL(schema))], lifespan=connected)
