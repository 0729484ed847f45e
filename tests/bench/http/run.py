"""`python -m tests.bench http [--quick] [--workers N]`: the whole table, its database included."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from attrs import frozen

from tests.bench.durable_server import durable_server, migrated
from tests.bench.http.issuer import an_issuer
from tests.bench.http.lanes import lanes
from tests.bench.http.servers import ours, stock
from tests.bench.http.shares import shares
from tests.bench.http.table import Effort, Track
from tests.bench.http.volumes import EVENTS_A_CASE, fill
from tests.bench.pgbench import find_pgbench

MANY, FEW = 1_000_000, 20_000
SUBJECT = "usr_bench"
QUICK = Effort(connections=(8,), rounds=2, seconds=1.0)


@frozen(kw_only=True)
class Asked:
    """What was asked for on the command line."""

    cases: int
    workers: int
    effort: Effort


def told(asked: Asked) -> Iterator[str]:
    """Every line, once it is measured."""
    with ExitStack() as kept:
        cluster = kept.enter_context(durable_server())
        database = kept.enter_context(migrated(cluster))
        scene = fill(database, cases=asked.cases)
        home = Path(kept.enter_context(TemporaryDirectory()))
        issuer = kept.enter_context(an_issuer())
        track = Track(
            ours=kept.enter_context(ours(database, issuer, home, workers=asked.workers)),
            stock=kept.enter_context(stock(database)),
            token=issuer.token(SUBJECT),
            pgbench=find_pgbench(cluster),
            url=database.application_url,
            effort=asked.effort,
        )
        yield f"{asked.cases:,} cases, {asked.cases * EVENTS_A_CASE:,} events, "
        yield f"{asked.workers} worker processes of ours, one of the stock server"
        yield ""
        yield from track.lines(tuple(lanes(scene)))
        yield ""
        yield from shares(database.application_url, tuple(lanes(scene)))


def main(words: Sequence[str]) -> None:
    """Print ratios with their least and their most; judge nothing."""
    parser = ArgumentParser(prog="python -m tests.bench http", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few cases, 8 connections, two rounds")
    parser.add_argument("--workers", type=int, default=2, help="processes of ours (default: 2)")
    given = parser.parse_args(words)
    asked = Asked(
        cases=FEW if given.quick else MANY,
        workers=given.workers,
        effort=QUICK if given.quick else Effort(),
    )
    for line in told(asked):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
