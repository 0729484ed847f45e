"""A line for each request and each fault, with the correlation id and in nobody's words."""

import io
import json
import logging
from collections.abc import Callable, Iterator
from typing import Any

import psycopg
import pytest
from attrs import frozen

from core.errors import Refusal
from core.request import Request
from core.use_cases.handling.command import Command
from core.use_cases.handling.desk import Desk
from entrypoints.identity.identity import Identity
from entrypoints.settings.doors.log_format import LogFormat
from entrypoints.watching.logging_started import start_logging
from entrypoints.watching.request_log import request_log
from entrypoints.watching.seen import Seen
from tests.graphql.service import Service, serving_memory

CANARY = "kanarienvogel"
Lines = Callable[[], list[dict[str, Any]]]
OPEN = 'mutation { openCase(input: {kind: PRODUCT, summary: "kanarienvogel"}) }'


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _logging_as_before() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("support_center")
    before = (root.handlers[:], root.level, ours.level)
    yield
    root.handlers[:], root.level, ours.level = before
    logging.captureWarnings(capture=False)


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def lines(stream: io.StringIO) -> Lines:
    return lambda: [json.loads(line) for line in stream.getvalue().splitlines()]


@pytest.fixture
def served(stream: io.StringIO) -> Iterator[Service]:
    start_logging(LogFormat.JSON, stream=stream)
    with serving_memory(log_request=request_log(LogFormat.JSON, stream)) as service:
        yield service


def test_a_request_leaves_one_line_with_what_it_was_and_how_it_ended(
    served: Service, lines: Lines
) -> None:
    served.ask(OPEN, headers={"X-Correlation-Id": "corr-1"})
    (told,) = lines()
    assert told.pop("at").endswith("Z")
    assert told.pop("duration_ms") > 0
    assert told == {
        "level": "info",
        "event": "request",
        "correlation_id": "corr-1",
        "operation": "openCase",
        "method": "POST",
        "status": 200,
        "outcome": "ok",
        "roles": ["trust_safety"],
        "codes": [],
    }


@pytest.mark.parametrize(
    ("sent", "status", "operation", "codes"),
    [
        ({"json": {"query": "{ adminCases { id } }"}}, 200, "adminCases", ["UNAUTHENTICATED"]),
        ({"json": {"query": f"{{ {CANARY} }}"}}, 200, "invalid", ["BAD_USER_INPUT"]),
        ({"json": [CANARY]}, 400, "/graphql", ["BAD_USER_INPUT"]),
        ({"content": CANARY}, 415, "/graphql", ["BAD_USER_INPUT"]),
    ],
)
def test_a_refusal_is_told_by_its_code(
    served: Service,
    lines: Lines,
    sent: dict[str, Any],
    status: int,
    operation: str,
    codes: list[str],
) -> None:
    answer = served.client.post("/graphql", **sent)
    (told,) = lines()
    assert answer.status_code == told["status"] == status
    assert (told["operation"], told["codes"]) == (operation, codes)
    assert (told["outcome"], told["roles"]) == ("refused", [])
    assert told["correlation_id"] == answer.json()["errors"][0]["extensions"]["corrId"]


def test_paths_and_methods_that_nobody_knows_are_not_repeated(
    served: Service, lines: Lines, stream: io.StringIO
) -> None:
    served.client.request(CANARY, f"/{CANARY}?{CANARY}={CANARY}")
    (told,) = lines()
    assert (told["method"], told["operation"], told["status"]) == ("other", "other", 404)
    assert CANARY not in stream.getvalue()


@frozen(kw_only=True)
class BreakingDesk(Desk):
    """Fails as a driver does that quotes what it was given."""

    def handle(self, command: Command[Any], request: Request) -> Any:
        raise psycopg.DataError(f"invalid input: {command!r} of {request!r}")


def test_a_fault_is_in_the_log_under_the_id_that_the_client_is_told(
    served: Service, stream: io.StringIO, lines: Lines
) -> None:
    desk = served.parts.desk
    breaking = BreakingDesk(
        store=desk.store, clock=desk.clock, ids=desk.ids, policies=desk.policies
    )
    log = request_log(LogFormat.JSON, stream)
    with serving_memory(desk=breaking, log_request=log) as service:
        (error,) = service.ask(OPEN)["errors"]
    assert error["extensions"]["code"] == "INTERNAL"
    fault, request = lines()
    assert fault["event"] == "fault"
    assert fault["operation"] == request["operation"] == "openCase"
    assert "psycopg.DataError" in fault["message"]
    assert (request["outcome"], request["level"]) == ("failed", "error")
    corr_id = error["extensions"]["corrId"]
    assert fault["correlation_id"] == request["correlation_id"] == corr_id
    assert CANARY not in stream.getvalue()


def test_what_other_libraries_say_is_told_by_its_place_and_its_trace_alone(
    stream: io.StringIO, lines: Lines
) -> None:
    start_logging(LogFormat.JSON, stream=stream)
    try:
        int(CANARY)
    except ValueError:
        logging.getLogger("asyncio").exception("Task exception was never retrieved: %s", CANARY)
        logging.getLogger("uvicorn.error").exception("lifespan failed")
    logging.getLogger("asyncio").info("nobody needs this")
    theirs, servers = lines()
    assert "asyncio at test_logs:" in theirs["message"]
    assert servers["message"] == "lifespan failed"
    assert all("builtins.ValueError" in told["trace"] for told in (theirs, servers))
    assert CANARY not in stream.getvalue()


def test_on_a_terminal_people_read_lines_of_words() -> None:
    terminal = Terminal()
    start_logging(LogFormat.AUTO, stream=terminal)
    request_log(LogFormat.AUTO, terminal)(
        Seen(
            operation="openCase",
            method="POST",
            status=200,
            seconds=0.0123,
            roles=(),
            codes=("FORBIDDEN",),
            correlation_id="corr-1",
        )
    )
    logging.getLogger("support_center.http").error("[corr-2] /graphql failed")
    request, fault = terminal.getvalue().splitlines()
    assert request.endswith("200 openCase 12.3 ms [corr-1] FORBIDDEN")
    assert fault == "error [corr-2] /graphql failed"


def test_whoever_asks_for_json_gets_it_on_a_terminal_too() -> None:
    terminal = Terminal()
    start_logging(LogFormat.JSON, stream=terminal)
    logging.getLogger("support_center.http").error("failed")
    assert json.loads(terminal.getvalue())["message"] == "failed"


async def _breaks(_header: str | None) -> Identity | Refusal:
    raise LookupError(CANARY)


def test_a_fault_outside_graphql_is_one_line_too(stream: io.StringIO, lines: Lines) -> None:
    start_logging(LogFormat.JSON, stream=stream)
    with serving_memory(authenticate=_breaks) as service:
        service.client._transport.raise_server_exceptions = False  # type: ignore[attr-defined]
        answer = service.client.post("/graphql", json={"query": "{ adminCases { id } }"})
    # What the server would say of the exception that was answered already.
    logging.getLogger("uvicorn.error").error("Exception in ASGI application\n")
    (fault,) = lines()
    assert fault["correlation_id"] == answer.json()["errors"][0]["extensions"]["corrId"]
    assert "builtins.LookupError" in fault["message"]
    assert CANARY not in stream.getvalue()
