"""Rounds in which the service, the stock server and pgbench take turns, and what they come to."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from attrs import asdict, frozen

from tests.bench.http.lanes import Lane
from tests.bench.http.load import Managed, Task
from tests.bench.http.servers import PROJECT, Server
from tests.bench.pgbench import rate_of
from tests.bench.spread import Spread

HEADINGS: Final = (
    "| operation | connections | times stock (min to max) | of pgbench | ours /s | stock /s |"
    " pgbench /s | p99 ms, ours and stock | processor us a request, ours and stock |",
    "|---|---|---|---|---|---|---|---|---|",
)
PROCESSOR: Final = 1_000_000


class NotAnswered(Exception):
    """A server answered with an error, or not at all: there is nothing to measure."""


@frozen(kw_only=True)
class Effort:
    """How much is measured; more rounds at the connections that the aim names."""

    connections: Sequence[int] = (8, 1, 32)
    rounds: int = 5
    other_rounds: int = 3
    aimed_at: int = 8
    seconds: float = 2.0
    warming: float = 0.7

    def rounds_at(self, connections: int) -> int:
        return self.rounds if connections == self.aimed_at else self.other_rounds


@frozen(kw_only=True)
class Asked:
    """What one round of load came to."""

    managed: Managed
    processor_us: float


@frozen(kw_only=True)
class Track:
    """Everybody who runs, and who asks."""

    ours: Server
    stock: Server
    token: str
    pgbench: str
    url: str
    effort: Effort

    def lines(self, lanes: Sequence[Lane]) -> Iterator[str]:
        """The table, each line once it is measured."""
        yield from HEADINGS
        for connections in self.effort.connections:
            for lane in lanes:
                yield self._line(lane, connections)

    def _line(self, lane: Lane, connections: int) -> str:
        ours: list[Asked] = []
        stock: list[Asked] = []
        pgbench: list[float] = []
        for number in range(self.effort.rounds_at(connections)):
            turns = (ours, stock) if number % 2 else (stock, ours)
            for told in turns:
                server = self.ours if told is ours else self.stock
                told.append(self._asked(server, lane, connections))
            pgbench.append(self._by_pgbench(lane, connections))
        rates = [each.managed.a_second for each in ours]
        stocks = [each.managed.a_second for each in stock]
        times = Spread.of([mine / its for mine, its in zip(rates, stocks, strict=True)])
        share = Spread.of([mine / its for mine, its in zip(rates, pgbench, strict=True)])
        figures = (
            times.written(),
            share.written(),
            *(f"{Spread.of(each).median:,.0f}" for each in (rates, stocks, pgbench)),
            _both(ours, stock, lambda each: each.managed.p99_ms, digits=1),
            _both(ours, stock, lambda each: each.processor_us, digits=0),
        )
        return f"| {lane.name} | {connections} | {' | '.join(figures)} |"

    def _asked(self, server: Server, lane: Lane, connections: int) -> Asked:
        task = Task(
            port=server.port,
            authorization=self.token,
            bodies=lane.bodies,
            connections=connections,
            seconds=self.effort.seconds,
            warming=self.effort.warming,
        )
        before = server.processor_seconds()
        managed = _load(task)
        if managed.failed:
            raise NotAnswered(f"{server.name}, {lane.name}: {managed.failed}")
        spent = server.processor_seconds() - before
        return Asked(managed=managed, processor_us=spent * PROCESSOR / managed.answered)

    def _by_pgbench(self, lane: Lane, connections: int) -> float:
        seconds = max(1, round(self.effort.seconds))
        return rate_of(self.pgbench, self.url, lane.script, seconds=seconds, clients=connections)


def _load(task: Task) -> Managed:
    """What a process of its own came to. Raises NotAnswered."""
    answer = subprocess.run(
        [sys.executable, "-m", "tests.bench.http.load"],
        cwd=PROJECT,
        input=json.dumps(asdict(task)),
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise NotAnswered(answer.stderr)
    return Managed(**json.loads(answer.stdout))


def _both(ours: Sequence[Asked], stock: Sequence[Asked], of: object, *, digits: int) -> str:
    assert callable(of)
    middles = (Spread.of([of(each) for each in told]).median for told in (ours, stock))
    return " and ".join(f"{middle:,.{digits}f}" for middle in middles)
