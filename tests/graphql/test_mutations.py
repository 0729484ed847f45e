"""Mutations and commands fit each other, and run beside the event loop."""

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from threading import Event, get_ident
from typing import Any

import attrs
import pytest
from attrs import frozen
from graphql import GraphQLInputObjectType, get_named_type

from core.cases.opening import Opening
from core.dmca.counter_notice import CounterNotice
from core.dmca.notice import Notice
from core.use_cases.handling.command import NOT_ASKED
from core.use_cases.handling.desk import Desk
from entrypoints.fields.mutations import MUTATIONS
from entrypoints.graphql.executable import executable_schema
from tests.graphql.service import Service, serving_memory

OPEN = 'mutation { openCase(input: { kind: PRODUCT, summary: "It does not open." }) }'


MADE_OF: Mapping[str, Any] = {
    "opening": Opening,
    "notice": Notice,
    "counter_notice": CounterNotice,
}
"""Values that a command has whole, and a mutation takes field by field."""


def fields_of(values: Any) -> set[str]:
    return {field.name for field in attrs.fields(values) if NOT_ASKED not in field.metadata}


def arguments_of(name: str) -> set[str]:
    """What a mutation takes, under the names that its command gets it by."""
    root = executable_schema().mutation_type
    assert root is not None
    arguments = root.fields[name].args
    if "input" not in arguments:
        return {argument.out_name or key for key, argument in arguments.items()}
    told = get_named_type(arguments["input"].type)
    assert isinstance(told, GraphQLInputObjectType)
    return {field.out_name or key for key, field in told.fields.items()}


@pytest.mark.parametrize("name", MUTATIONS)
def test_every_argument_has_its_place_in_the_command_and_none_is_missing(name: str) -> None:
    command: Any = MUTATIONS[name].use_case
    whole = fields_of(command)
    within = {part for part in whole if part in MADE_OF}
    told_apart = {field for part in within for field in fields_of(MADE_OF[part])}
    assert arguments_of(name) == whole - within | told_apart


@frozen(kw_only=True)
class SlowDesk(Desk):
    """Lets a command begin and end only when it is told to."""

    begun: Event
    may_end: Event
    threads: list[int]

    def handle(self, *given: Any, **named: Any) -> Any:
        self.threads.append(get_ident())
        self.begun.set()
        assert self.may_end.wait(timeout=10)
        return super().handle(*given, **named)


@pytest.fixture
def slow(service: Service) -> SlowDesk:
    desk = service.parts.desk
    return SlowDesk(
        store=desk.store,
        clock=desk.clock,
        ids=desk.ids,
        policies=desk.policies,
        begun=Event(),
        may_end=Event(),
        threads=[],
    )


def test_a_slow_command_stops_neither_health_checks_nor_readers(slow: SlowDesk) -> None:
    with (
        serving_memory(desk=slow, command_threads=1) as service,
        ThreadPoolExecutor(1) as caller,
    ):
        opening = caller.submit(service.tell, OPEN)
        assert slow.begun.wait(timeout=10)
        assert service.client.get("/healthz").status_code == 200
        assert service.tell("{ adminCases { id } }") == {"adminCases": []}
        slow.may_end.set()
        assert opening.result(timeout=10)["openCase"].startswith("sca_")
        assert get_ident() not in slow.threads


def test_mutations_of_one_request_run_in_their_order(service: Service) -> None:
    told = service.tell(
        """mutation { pauseRefunds resumeRefunds again: pauseRefunds(reason: "A drill.") }""",
        as_="usr_fay",
    )
    assert list(told) == ["pauseRefunds", "resumeRefunds", "again"]
    actions = [entry.action for entry in service.stored.audit() if entry.actor == "usr_fay"]
    assert actions == ["refund.pause", "refund.resume", "refund.pause"]


def test_null_means_the_default(service: Service) -> None:
    opening = """mutation { openCase(input: {
      kind: PRODUCT, summary: "It does not open.", priority: null, watchers: null
    }) }"""
    case = service.tell(opening)["openCase"]
    shown = service.tell("query($id: ID!) { adminCase(caseId: $id) { priority } }", {"id": case})
    assert shown == {"adminCase": {"priority": 3}}


@pytest.mark.parametrize(
    "mutation",
    [
        'addCaseNote(input: {caseId: "$case", note: "x", expectedVersion: 7})',
        'assignCase(input: {caseId: "$case", ownerAdmin: "usr_theo", expectedVersion: 7})',
        'setCaseStatus(input: {caseId: "$case", status: TRIAGE, expectedVersion: 7})',
        'setCasePriority(input: {caseId: "$case", priority: 1, expectedVersion: 7})',
        'escalateCase(caseId: "$case", expectedVersion: 7)',
        'restrictCase(caseId: "$case", expectedVersion: 7)',
        'addWatcher(caseId: "$case", userId: "usr_theo", expectedVersion: 7)',
        'linkCases(input: {caseId: "$case", otherCaseId: "sca_2", expectedVersion: 7})',
        'postCaseMessage(input: {caseId: "$case", bodyMd: "x", expectedVersion: 7})',
    ],
)
def test_a_version_that_was_overtaken_is_a_conflict(service: Service, mutation: str) -> None:
    case = service.tell(OPEN)["openCase"]
    before = service.stored.contents()
    refusal = service.refusal(f"mutation {{ {mutation.replace('$case', case)} }}")
    assert (refusal["code"], refusal["field"]) == ("CONFLICT", "expectedVersion")
    assert service.stored.contents() == before
