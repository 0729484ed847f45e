"""How soon attacks are refused, and what the limits cost everybody else.

`python -m tests.bench.limits [--quick]` prints milliseconds in a process that does nothing else,
with the least and the most of several rounds. No database and no network are in them.
"""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Callable, Mapping, Sequence
from functools import partial

from graphql import GraphQLError, parse, validate

from entrypoints.graphql.documents import Documents
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.limits.limits import Limits
from entrypoints.graphql.limits.measure import measured
from entrypoints.graphql.refused import Refused
from tests.bench.spread import Spread
from tests.graphql.limits.attacks import ATTACKS, Attack
from tests.graphql.limits.test_attacks import USUAL

ROUNDS, QUICK_ROUNDS = 30, 5
MILLISECONDS = 1_000


def timed(work: Callable[[], object], rounds: int) -> Spread:
    def once() -> float:
        begun = time.perf_counter()
        work()
        return (time.perf_counter() - begun) * MILLISECONDS

    return Spread.of([once() for _ in range(rounds)])


def refused(attack: Attack) -> None:
    """Raises AssertionError for an attack that gets through."""
    try:
        Documents().parse(None, {"query": attack.query, "variables": attack.variables})
    except (Refused, GraphQLError):
        return
    raise AssertionError(attack.says)


def main(words: Sequence[str]) -> None:
    parser = ArgumentParser(prog="python -m tests.bench.limits")
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = QUICK_ROUNDS if parser.parse_args(words).quick else ROUNDS
    executable_schema()
    sys.stdout.write("Milliseconds until an attack is refused: the middle (least to most)\n\n")
    for name, attack in ATTACKS.items():
        told = timed(partial(refused, attack), rounds).written()
        sys.stdout.write(f"  {name:<36} {told}\n")
    sys.stdout.write("\nMilliseconds for a usual page of cases\n\n")
    for name, step in steps_of_a_usual_page().items():
        sys.stdout.write(f"  {name:<40} {timed(step, rounds).written(4)}\n")


def steps_of_a_usual_page() -> Mapping[str, Callable[[], object]]:
    document, documents, schema = parse(USUAL), Documents(), executable_schema()
    asked = {"query": USUAL, "variables": {"first": 50}}
    documents.validate(schema, documents.parse(None, asked))
    return {
        "parse": lambda: parse(USUAL),
        "measure": lambda: measured(document, schema=schema, limits=Limits(), introspection=False),
        "validate": lambda: validate(schema, document),
        "all of it, for a document that is kept": lambda: documents.parse(None, asked),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
