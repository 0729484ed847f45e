"""Functions of AWS Lambda: cold starts, package sizes, and a warm event against its use case.

`python -m tests.bench lambda [--quick]` prints ratios with their least and most.
"""

import sys
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from core.cases.kind import CaseKind
from core.cases.opening import Opening
from core.request import Request, Role
from core.use_cases.open_case import OpenCase
from core.use_cases.read_case import ReadCase
from entrypoints.aws_lambda.appsync_events.claimed import Claimed
from entrypoints.aws_lambda.appsync_events.light_counters import LightCounters
from entrypoints.aws_lambda.appsync_events.resolver import FieldResolver
from entrypoints.aws_lambda.process.event_loop import run
from entrypoints.settings.environment import read_settings
from tests.aws_lambda.appsync_api import AUDIENCE, ISSUER, oidc_identity
from tests.bench.cold_starts import cold_start_lines, packages
from tests.bench.durable_server import durable_server, migrated
from tests.bench.spread import Spread

SELECTED = "{ id kind status priority severity summary orderId version createdAt updatedAt }"
EVENTS = 200


def warm_lines(rounds: int) -> Iterator[str]:
    """An event of AppSync, and the use case that answers it, on one connection in turn."""
    yield "| event | over the use case called directly (min to max) | event, ms |"
    yield "|---|---|---|"
    with durable_server() as cluster, migrated(cluster) as database:
        environ = {
            "DATABASE_URL": database.application_url,
            "SUPPORT_CENTER_DATABASE_POOL": "1",
            "SUPPORT_CENTER_OIDC_ISSUER": ISSUER,
            "SUPPORT_CENTER_OIDC_AUDIENCE": AUDIENCE,
        }
        settings = read_settings(environ)
        counters = LightCounters(settings)
        resolver = FieldResolver(counters=counters, claimed=Claimed.by(settings))
        case_id = _opened(counters)
        event = _event(case_id)
        assert resolver.resolve(event)["id"] == case_id
        request, query = _request(counters), ReadCase(case_id=case_id)
        by_event: list[float] = []
        directly: list[float] = []
        for _ in range(rounds):
            by_event.append(_seconds(lambda: resolver.resolve(event)))
            directly.append(_seconds(lambda: run(counters.reading_room.answer(query, request))))
        ratio = Spread.of([one / other for one, other in zip(by_event, directly, strict=True)])
        each = Spread.of([1_000 * seconds / EVENTS for seconds in by_event])
        yield f"| adminCase, 10 fields | {ratio.written()} | {each.written()} |"


def _seconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    for _ in range(EVENTS):
        work()
    return perf_counter() - begun


def _opened(counters: LightCounters) -> str:
    opening = Opening(kind=CaseKind.PRODUCT, summary="It leaks.")
    told = counters.counter("desk.handle")(OpenCase(opening=opening), _request(counters))
    assert isinstance(told, str)
    return told


def _request(counters: LightCounters) -> Request:
    return Request(
        actor="usr_tess",
        roles=frozenset({Role.TRUST_SAFETY}),
        correlation_id="bench",
        received_at=counters.clock.now(),
    )


def _event(case_id: str) -> dict[str, Any]:
    return {
        "arguments": {"caseId": case_id},
        "identity": oidc_identity("usr_tess", ["trust_safety"]),
        "request": {"headers": {"user-agent": "bench", "x-forwarded-for": "203.0.113.7"}},
        "info": {
            "parentTypeName": "Query",
            "fieldName": "adminCase",
            "selectionSetList": SELECTED.strip("{ }").split(),
            "selectionSetGraphQL": SELECTED,
            "variables": {},
        },
    }


def main(words: Sequence[str]) -> None:
    """Print ratios; judge nothing."""
    parser = ArgumentParser(prog="python -m tests.bench lambda", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="fewer rounds")
    rounds = 3 if parser.parse_args(words).quick else 15
    with TemporaryDirectory() as scratch:
        for line in cold_start_lines(packages(Path(scratch)), Path(scratch), rounds):
            _say(line)
    _say("")
    for line in warm_lines(rounds):
        _say(line)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
