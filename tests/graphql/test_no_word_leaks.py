"""What people type is in no log line, and no error tells it to anybody (reliability.md 29).

A canary is put into every input of the served schema in turn, and into headers. An error may
repeat to its sender the id that was not found and the value that fits no type; free text it
repeats to nobody, the sender included.
"""

import json
import logging
from collections.abc import Iterator, Mapping
from typing import Any

import psycopg
import pytest
from attrs import frozen
from graphql import (
    GraphQLArgument,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInputType,
    GraphQLList,
    GraphQLNonNull,
    get_named_type,
)

from core.errors import ErrorCode
from core.request import Request
from core.use_cases.handling.command import Command
from core.use_cases.handling.desk import Desk
from entrypoints.graphql.executable import executable_schema
from entrypoints.watching.request_log import JsonRequestLog
from entrypoints.watching.scrapers import Scrapers
from ports.broken_check import BrokenCheck
from tests.graphql import fields
from tests.graphql.service import Service, serving_memory, serving_postgres
from tests.graphql.test_authorization import a_restricted_case
from tests.postgres.fresh_database import FreshDatabase

CANARY = "kanarienvogel"
ONE_ARGUMENT_ALONE = {"auditTrail"}
TYPED = {"String", "ID"}
KINDS = {"query": fields.QUERIES, "mutation": fields.MUTATIONS}


@frozen(kw_only=True)
class Place:
    """One string that a client can send: `steps` lead to it from the field's arguments."""

    kind: str
    field: str
    steps: tuple[str, ...]
    scalar: str
    listed: bool

    @property
    def name(self) -> str:
        return f"{self.field}({'.'.join(self.steps)})"


def places() -> Iterator[Place]:
    schema = executable_schema()
    for kind, root in (("query", schema.query_type), ("mutation", schema.mutation_type)):
        assert root is not None
        for name, field in root.fields.items():
            yield from _within(kind, name, (), field.args)


def _within(
    kind: str,
    field: str,
    steps: tuple[str, ...],
    inputs: Mapping[str, GraphQLArgument] | Mapping[str, GraphQLInputField],
) -> Iterator[Place]:
    for name, value in inputs.items():
        named, here = get_named_type(value.type), (*steps, name)
        if isinstance(named, GraphQLInputObjectType):
            yield from _within(kind, field, here, named.fields)
        elif named.name in TYPED:
            yield Place(
                kind=kind,
                field=field,
                steps=here,
                scalar=named.name,
                listed=_is_list(value.type),
            )


def _is_list(type_: GraphQLInputType) -> bool:
    inner = type_.of_type if isinstance(type_, GraphQLNonNull) else type_
    return isinstance(inner, GraphQLList)


PLACES = list(places())


@pytest.fixture(scope="module")
def request_lines() -> list[str]:
    return []


@pytest.fixture(scope="module")
def served(request_lines: list[str]) -> Iterator[Service]:
    log = JsonRequestLog(request_lines.append)
    with serving_memory(log_request=log, scrapers=Scrapers(anybody=True)) as service:
        yield service


@pytest.fixture(scope="module")
def ids(served: Service) -> dict[str, str]:
    """Of a case of usr_both's, and of one of each kind on it."""
    return a_restricted_case(served)


def asked(place: Place, ids: Mapping[str, str], said: str) -> dict[str, Any]:
    """An operation that is right but for what is said at the place."""
    arguments: Any = json.loads(json.dumps(dict(KINDS[place.kind][place.field].arguments)))
    spot = arguments = {} if place.field in ONE_ARGUMENT_ALONE else arguments
    for step in place.steps[:-1]:
        below = spot.setdefault(step, {})
        spot = below[0] if isinstance(below, list) else below
    spot[place.steps[-1]] = [said] if place.listed else said
    text = json.dumps(arguments)
    for name, identifier in ids.items():
        text = text.replace(f"${name}", identifier)
    filled = json.loads(text)
    field = _root(place).fields[place.field]
    variables = ", ".join(f"${name}: {field.args[name].type}" for name in filled)
    given = ", ".join(f"{name}: ${name}" for name in filled)
    selection = KINDS[place.kind][place.field].selection
    query = f"{place.kind} ({variables}) {{ {place.field}({given}) {selection} }}"
    return {"query": query, "variables": filled}


def _root(place: Place) -> Any:
    schema = executable_schema()
    return schema.query_type if place.kind == "query" else schema.mutation_type


def test_the_schema_has_many_places_to_type() -> None:
    assert len(PLACES) > 70
    assert {place.field for place in PLACES} > {"openCase", "adminCase", "redactMessage"}


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
@pytest.mark.parametrize("ending", ["", "\x00", "\ud800", " " * 3 + "x" * 30_000])
def test_nothing_typed_is_logged_and_no_error_repeats_free_text(
    served: Service,
    ids: dict[str, str],
    place: Place,
    ending: str,
    caplog: pytest.LogCaptureFixture,
    request_lines: list[str],
) -> None:
    caplog.set_level(logging.NOTSET)
    request_lines.clear()
    for subject in ("usr_both", "usr_b1", None):
        answer = served.ask(**asked(place, ids, f"{CANARY}{ending}"), as_=subject)
        for error in answer.get("errors", ()):
            assert error["extensions"]["code"] != ErrorCode.INTERNAL
            assert place.scalar == "ID" or CANARY not in json.dumps(error)
    assert CANARY not in _logged(caplog)
    assert len(request_lines) == 3
    assert CANARY not in "".join(request_lines)


def test_nothing_typed_is_in_the_metrics(served: Service, ids: dict[str, str]) -> None:
    for place in PLACES:
        served.ask(**asked(place, ids, CANARY), as_="usr_both")
    metrics = served.client.get("/metrics").text
    assert 'operation="openCase"' in metrics
    assert CANARY not in metrics


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.name)
def test_what_cannot_be_stored_is_refused_wherever_it_is_typed(
    served: Service, ids: dict[str, str], place: Place
) -> None:
    for unfit in (f"{CANARY}\x00", f"{CANARY}\ud800", f"\udfff{CANARY}"):
        who = "usr_b1" if place.field == "myCase" else "usr_both"
        answer = served.ask(**asked(place, ids, unfit), as_=who)
        (refused,) = (error["extensions"] for error in answer.get("errors", ()))
        assert refused["code"] == ErrorCode.BAD_USER_INPUT, refused
        assert refused["field"].split(".")[0] in place.steps


@pytest.mark.parametrize(
    "header",
    ["Authorization", "Idempotency-Key", "User-Agent", "Cookie", "Referer", "X-Forwarded-For"],
)
def test_no_header_is_logged_or_told(
    served: Service, header: str, caplog: pytest.LogCaptureFixture, request_lines: list[str]
) -> None:
    caplog.set_level(logging.NOTSET)
    request_lines.clear()
    for value in (CANARY, f"Bearer {CANARY}.{CANARY}.{CANARY}", f"{CANARY}\x7f" * 90):
        answer = served.client.post(
            "/graphql",
            content=json.dumps({"query": "{ adminCases { id } }"}),
            headers={"Content-Type": "application/json", header: value},
        )
        assert CANARY not in answer.text
    assert CANARY not in _logged(caplog) + served.client.get("/metrics").text
    assert request_lines
    assert CANARY not in "".join(request_lines)


def _logged(caplog: pytest.LogCaptureFixture) -> str:
    """Every line of every logger but the test client's own, as it would be written."""
    lines = [
        caplog.handler.format(record)
        for record in caplog.records
        if not record.name.startswith(("httpx", "httpcore"))
    ]
    return "\n".join(lines)


@frozen(kw_only=True)
class QuotingDesk(Desk):
    """Fails as a database does that quotes the row which broke a rule."""

    def handle(self, command: Command[Any], request: Request) -> Any:
        quoted = ValueError(f"Failing row contains ({command!r}, {request!r})")
        raise BrokenCheck(kind="message", key="smg_1", rule="a rule") from quoted


NOTE = f"mutation ($it: AddNoteInput!) {{ {CANARY}: addCaseNote(input: $it) }}"
TYPED_NOTE = {"it": {"caseId": "sca_1", "note": CANARY}}


def test_a_malfunction_is_logged_without_what_it_quotes(
    served: Service, caplog: pytest.LogCaptureFixture
) -> None:
    desk = served.parts.desk
    quoting = QuotingDesk(store=desk.store, clock=desk.clock, ids=desk.ids, policies=desk.policies)
    with serving_memory(desk=quoting) as service:
        answer = service.ask(NOTE, TYPED_NOTE)

    assert answer["errors"][0]["extensions"]["code"] == ErrorCode.INTERNAL
    assert CANARY not in json.dumps(answer["errors"][0]["extensions"])
    logged = _logged(caplog)
    assert CANARY not in logged
    assert "addCaseNote failed" in logged
    assert "message smg_1 breaks the rule: a rule" in logged
    assert "builtins.ValueError" in logged
    assert "in handle" in logged


def test_what_postgresql_quotes_is_logged_by_its_code_alone(
    database: FreshDatabase, caplog: pytest.LogCaptureFixture
) -> None:
    opening = 'mutation { openCase(input: {kind: PRODUCT, summary: "x"}) }'
    with serving_postgres(database) as service:
        case = service.tell(opening)["openCase"]
        with psycopg.connect(database.owner_url, autocommit=True) as owner:
            owner.execute(
                'alter table sup.message add constraint "no message is longer than 3"'
                " check (length(body_md) < 3)"
            )
        answer = service.ask(NOTE, {"it": {"caseId": case, "note": CANARY}})

    assert answer["errors"][0]["extensions"]["code"] == ErrorCode.INTERNAL
    logged = _logged(caplog)
    assert CANARY not in logged
    assert "no message is longer than 3" in logged
    assert "sqlstate=23514" in logged
