"""Lists at 10 000 and at 1 000 000 cases: `python -m tests.bench.lists [--quick]`.

Prints how many times longer a page takes of the longer list, through the use case and its
audit row, with the least and the most of several rounds in which both lists take turns.
"""

import asyncio
import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack, ExitStack
from statistics import median

from attrs import frozen

from core.use_cases.list_case_connection import ListCaseConnection
from core.views.case_order import CaseOrder
from core.views.case_page import CaseConnection
from tests.aurora.a_million_cases import fill_with_cases
from tests.bench.asking import Office, a_request, answered, office_on
from tests.bench.durable_server import durable_server, migrated
from tests.bench.spread import Spread

FEW, MANY = 10_000, 1_000_000
A_PAGE, STRIDE, BEFORE_PAGE_1_000 = 10, 90, 9_990


@frozen(kw_only=True)
class Effort:
    """How much is measured."""

    rounds: int
    reads: int


@frozen(kw_only=True)
class Page:
    """A page that both lists have; `after` is its cursor in each of them."""

    order: CaseOrder
    number: int
    after: tuple[str | None, str | None]

    def asked(self, of_list: int) -> ListCaseConnection:
        return ListCaseConnection(first=A_PAGE, after=self.after[of_list], order_by=self.order)


async def told(office: Office, asked: ListCaseConnection) -> CaseConnection:
    """The page. Raises NotAnswered for a refusal."""
    return answered(await office.reading_room.answer(asked, a_request()))


async def cursor_before_page_1_000(office: Office, order: CaseOrder) -> str | None:
    """Where page 1 000 begins, walked to as a reader would."""
    after: str | None = None
    for _ in range(BEFORE_PAGE_1_000 // STRIDE):
        page = await told(office, ListCaseConnection(first=STRIDE, after=after, order_by=order))
        after = page.page_info.end_cursor
    return after


async def pages(few: Office, many: Office) -> list[Page]:
    found = []
    for order in CaseOrder:
        found.append(Page(order=order, number=1, after=(None, None)))
        after = (
            await cursor_before_page_1_000(few, order),
            await cursor_before_page_1_000(many, order),
        )
        found.append(Page(order=order, number=1_000, after=after))
    return found


async def milliseconds(office: Office, asked: ListCaseConnection) -> float:
    started = time.perf_counter()
    page = await told(office, asked)
    taken = (time.perf_counter() - started) * 1_000
    if len(page.edges) != A_PAGE:
        raise RuntimeError(f"{len(page.edges)} cases instead of {A_PAGE}")
    return taken


async def a_round(few: Office, many: Office, page: Page, reads: int) -> tuple[float, float]:
    """The middle of the times of each list, asked in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(reads):
        for of_list, office in enumerate((few, many)):
            times[of_list].append(await milliseconds(office, page.asked(of_list)))
    return median(times[0]), median(times[1])


async def measured(few_url: str, many_url: str, effort: Effort) -> list[str]:
    few, many = office_on(few_url, connections=1), office_on(many_url, connections=1)
    lines = []
    async with AsyncExitStack() as views:
        for office in (few, many):
            await views.enter_async_context(office.views)
        for page in await pages(few, many):
            await a_round(few, many, page, reads=10)
            rounds = [await a_round(few, many, page, effort.reads) for _ in range(effort.rounds)]
            lines.append(_line(page, rounds))
    return lines


def _line(page: Page, rounds: list[tuple[float, float]]) -> str:
    ratio = Spread.of([many / few for few, many in rounds])
    few, many = (median(times) for times in zip(*rounds, strict=True))
    return f"| {page.order} | {page.number:,} | {ratio.written()} | {few:.2f} | {many:.2f} |"


def table(effort: Effort, many: int = MANY) -> Iterator[str]:
    """The lines of a table. Takes the time of making both lists."""
    with ExitStack() as kept:
        cluster = kept.enter_context(durable_server())
        short, long = (kept.enter_context(migrated(cluster)) for _ in range(2))
        fill_with_cases(short.owner_url, FEW)
        fill_with_cases(long.owner_url, many)
        yield f"| order | page | {many:,} : {FEW:,} (min to max) | ms at {FEW:,} | ms at {many:,} |"
        yield "|---|---|---|---|---|"
        yield from asyncio.run(measured(short.application_url, long.application_url, effort))


def main(words: Sequence[str]) -> None:
    """Print ratios with their least and their most; judge nothing."""
    parser = ArgumentParser(prog="python -m tests.bench lists", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer reads, a tenth of the cases")
    quick = parser.parse_args(words).quick
    effort = Effort(rounds=3, reads=15) if quick else Effort(rounds=7, reads=60)
    for line in table(effort, many=MANY // 10 if quick else MANY):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
