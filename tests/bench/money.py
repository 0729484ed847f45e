"""A read and a refund through the use cases, as shares of pgbench's single statements.

`python -m tests.bench.money [--quick]` prints, at 8 clients over 2 processes on one server with
fsync, the rate through the use case over that of pgbench: the middle of several rounds in which
both take turns, with the least and the most. A second run has 2 ms more per round trip.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path
from urllib.parse import quote

from attrs import frozen

from adapters.aurora.embedded.cluster import Cluster
from tests.bench.delaying_proxy import delaying_proxy
from tests.bench.durable_server import durable_server, migrated
from tests.bench.lane import Lane, lanes
from tests.bench.pgbench import PROCESSES, find_pgbench
from tests.bench.refundable_cases import set_up
from tests.bench.spread import Spread
from tests.bench.track import Track

DELAY_SECONDS = 0.002
HEADINGS = (
    "| operation | network | share of pgbench (min to max) | use case /s | pgbench /s | given up |",
    "|---|---|---|---|---|---|",
)


@frozen(kw_only=True)
class Effort:
    """How much is measured."""

    orders: int
    rounds: int
    seconds: int


def table(effort: Effort) -> Iterator[str]:
    """The lines of a table, each once it is measured."""
    yield from HEADINGS
    with ExitStack() as kept:
        cluster = kept.enter_context(durable_server())
        database = kept.enter_context(migrated(cluster))
        scene = set_up(database.application_url, orders=effort.orders)
        proxied = kept.enter_context(delaying_proxy(cluster.sockets, seconds=DELAY_SECONDS))
        pool = kept.enter_context(ProcessPoolExecutor(PROCESSES, get_context("spawn")))
        track = Track(pool=pool, pgbench=find_pgbench(cluster), scene=scene, seconds=effort.seconds)
        ways = {
            "none": database.application_url,
            "2 ms": _through(cluster, proxied, database.application_url),
        }
        measured = lanes(scene, database.application_url)
        for network, url in ways.items():
            for lane in measured:
                yield _line(track, lane, effort.rounds, network=network, url=url)


def _through(cluster: Cluster, sockets: Path, url: str) -> str:
    return url.replace(quote(str(cluster.sockets), safe=""), quote(str(sockets), safe=""))


def _line(track: Track, lane: Lane, rounds: int, *, network: str, url: str) -> str:
    """The middle of `rounds` rounds that begin with either in turn."""
    ours, theirs = [], []
    for number in range(rounds):
        if number % 2:
            theirs.append(track.by_pgbench(lane, url))
        ours.append(track.through_use_cases(lane, url))
        if not number % 2:
            theirs.append(track.by_pgbench(lane, url))
    rates = [each.a_second for each in ours]
    share = Spread.of([mine / its for mine, its in zip(rates, theirs, strict=True)])
    in_words = (share.written(), Spread.of(rates).written(0), Spread.of(theirs).written(0))
    given_up = str(sum(each.given_up for each in ours))
    return f"| {' | '.join((lane.name, network, *in_words, given_up))} |"


def main(words: Sequence[str]) -> None:
    """Print ratios with their least and their most; judge nothing."""
    parser = ArgumentParser(prog="python -m tests.bench money", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer and shorter rounds")
    quick = parser.parse_args(words).quick
    effort = (
        Effort(orders=1_000, rounds=2, seconds=1)
        if quick
        else Effort(orders=5_000, rounds=5, seconds=2)
    )
    for line in table(effort):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
