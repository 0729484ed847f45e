"""Where the time of a request goes before and after the network: stage by stage, one at a time.

Without HTTP, tokens and limits, which both servers have around this.
"""

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from graphql import DocumentNode, execute, parse, validate

from core.use_cases.handling.reading_room import ReadingRoom
from entrypoints.graphql.compiled.planning import Planning
from entrypoints.graphql.documents import Documents
from entrypoints.graphql.executable import executable_schema
from tests.bench.asking import a_request, office_on
from tests.bench.http.lanes import Lane

TIMES: Final = 200
HEADINGS: Final = ("| operation | server | stage | us | share |", "|---|---|---|---|---|")
Stages = Mapping[str, float]


def shares(url: str, lanes: Sequence[Lane]) -> Iterator[str]:
    """The lines of a table, for the operations that read."""
    yield from HEADINGS
    for lane in lanes:
        if lane.document.startswith("query"):
            yield from _lines(lane, "ours", asyncio.run(_ours(url, lane)))
            yield from _lines(lane, "stock", asyncio.run(_stock(url, lane)))


def _lines(lane: Lane, server: str, stages: Stages) -> Iterator[str]:
    whole = sum(stages.values())
    for stage, microseconds in stages.items():
        share = f"{microseconds / whole:.0%}"
        yield f"| {lane.name} | {server} | {stage} | {microseconds:,.0f} | {share} |"


async def _ours(url: str, lane: Lane) -> Stages:
    office = office_on(url, connections=1)
    async with office.views as views:
        room = ReadingRoom(views=views, desk=office.desk, written=views.written)
        planning = Planning(schema=executable_schema(), store=room)
        documents, data = Documents(), {"query": lane.document, "variables": lane.variables[0]}
        documents.validate(planning.schema, documents.parse(None, data))
        found = documents.planned(data, planning)
        if found is None:
            raise LookupError(f"{lane.name} has no plan")
        plan, variables = found
        question, wanted = plan.asked(variables)

        async def planned() -> object:
            known = documents.planned(data, planning)
            return known and known[0].asked(known[1])

        async def written() -> object:
            return await room.write(question, wanted, a_request())

        stages = {
            "parse, validate, plan (kept)": await _microseconds(planned),
            "SQL, authorise, audit, encode (one statement)": await _microseconds(written),
        }
    office.store.close()
    return stages


async def _stock(url: str, lane: Lane) -> Stages:
    os.environ["BENCH_DATABASE"] = url
    from tests.bench.http import stock  # noqa: PLC0415 - it wants its database named first

    asked = dict(lane.variables[0])
    document = parse(lane.document)
    async with stock.connected(stock.app):

        async def executed() -> object:
            return await _executed(stock.schema, document, asked)

        told = await executed()
        sql = await _microseconds(lambda: _by_hand(stock, asked))
        return {
            "parse": await _microseconds(_soon(lambda: parse(lane.document))),
            "validate": await _microseconds(_soon(lambda: validate(stock.schema, document))),
            "execute": max(0.0, await _microseconds(executed) - sql),
            "SQL, audit": sql,
            "encode": await _microseconds(_soon(lambda: json.dumps(told).encode())),
        }


async def _executed(schema: Any, document: DocumentNode, asked: dict[str, Any]) -> object:
    answer: Any = execute(schema, document, variable_values=asked)
    told = await answer
    if told.errors:
        raise RuntimeError(told.errors[0])
    return told.data


async def _by_hand(stock: Any, asked: dict[str, Any]) -> object:
    """What the resolvers ask the database for, and nothing else."""
    if "page" in asked:
        return await stock.admin_cases(None, None, page=asked["page"])
    found = await stock.admin_case(None, None, case_id=asked["caseId"])
    return await stock.timeline(found, None, page=1)


def _soon(work: Callable[[], object]) -> Callable[[], Awaitable[object]]:
    async def waited() -> object:
        return work()

    return waited


async def _microseconds(work: Callable[[], Awaitable[object]]) -> float:
    """The middle of many times."""
    taken = []
    for _ in range(TIMES):
        started = time.perf_counter()
        await work()
        taken.append(time.perf_counter() - started)
    return sorted(taken)[TIMES // 2] * 1_000_000
