"""Where the time of a request goes before and after the network: stage by stage, one at a time.

Without HTTP, tokens and limits, which both servers have around this.
"""

import asyncio
import json
import os
import time
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from attrs import frozen
from graphql import DocumentNode, execute, parse, validate

from core.use_cases.handling.reading_room import ReadingRoom
from entrypoints.graphql.compiled.planning import Planning
from entrypoints.graphql.documents import Documents
from entrypoints.graphql.executable import executable_schema
from tests.bench.asking import a_request, office_on
from tests.bench.http.lanes import Lane

TIMES: Final = 200
HEADINGS: Final = (
    "| operation | server | stage | processor us | share | with waiting, us |",
    "|---|---|---|---|---|---|",
)
MICROSECONDS: Final = 1_000_000


@frozen
class Taken:
    """Microseconds: of this process's processor, and of the clock."""

    processor: float
    clock: float

    def without(self, other: "Taken") -> "Taken":
        return Taken(max(0.0, self.processor - other.processor), max(0.0, self.clock - other.clock))


Stages = Mapping[str, Taken]


def shares(url: str, lanes: Sequence[Lane]) -> Iterator[str]:
    """The lines of a table, for the operations that read."""
    yield from HEADINGS
    for lane in lanes:
        if lane.document.startswith("query"):
            yield from _lines(lane, "ours", asyncio.run(_ours(url, lane)))
            yield from _lines(lane, "stock", asyncio.run(_stock(url, lane)))


def _lines(lane: Lane, server: str, stages: Stages) -> Iterator[str]:
    whole = sum(taken.processor for taken in stages.values())
    for stage, taken in stages.items():
        figures = f"{taken.processor:,.0f} | {taken.processor / whole:.0%} | {taken.clock:,.0f}"
        yield f"| {lane.name} | {server} | {stage} | {figures} |"


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
            "parse, validate, plan (kept)": await _taken(planned),
            "SQL, authorise, audit, encode (one statement)": await _taken(written),
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
        sql = await _taken(lambda: _by_hand(stock, asked))
        return {
            "parse": await _taken(_soon(lambda: parse(lane.document))),
            "validate": await _taken(_soon(lambda: validate(stock.schema, document))),
            "execute": (await _taken(executed)).without(sql),
            "SQL, audit": sql,
            "encode": await _taken(_soon(lambda: json.dumps(told).encode())),
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


async def _taken(work: Callable[[], Awaitable[object]]) -> Taken:
    """The processor's time of one in many, and the middle of their times by the clock."""
    times, before = [], time.process_time()
    for _ in range(TIMES):
        started = time.perf_counter()
        await work()
        times.append(time.perf_counter() - started)
    spent = time.process_time() - before
    return Taken(spent / TIMES * MICROSECONDS, sorted(times)[TIMES // 2] * MICROSECONDS)
