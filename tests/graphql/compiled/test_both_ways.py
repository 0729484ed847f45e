"""What the store writes is what the executor would have answered, and leaves the same audit."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from core.views.case_order import CaseOrder
from entrypoints.demo.volumes.loading import load
from entrypoints.demo.volumes.stamping import Stamping
from entrypoints.graphql.compiled.planning import Planning
from entrypoints.graphql.executable import executable_schema
from tests.graphql.compiled.documents import PLACES, documents, everything, values
from tests.graphql.compiled.test_coverage import has_plan
from tests.graphql.service import Service, serving_postgres
from tests.postgres.fresh_database import FreshDatabase

ORDERS = tuple(CaseOrder.__members__)
NEWEST = "{ adminCases { id } }"
PAGE = """query ($order: CaseOrder) {
    adminCaseConnection(first: 4, orderBy: $order) { pageInfo { endCursor } }
}"""
OPEN = 'mutation { openCase(input: {kind: BOOKING, orderId: "ord_1003", summary: "Größe?"}) }'
CORRELATION = {"X-Correlation-Id": "both-ways"}
CASES = 40
WHO = ("usr_tess", "usr_tess", "usr_tess", "usr_fay", None)


@frozen(kw_only=True)
class BothWays:
    """One service twice: `compiled`, and without anything that writes answers."""

    compiled: Service
    executed: Service
    case_ids: list[str]
    cursors: list[str]

    def named(self, variables: dict[str, Any]) -> dict[str, Any]:
        """With the cases and cursors that the numbers stand for."""
        known = {"caseId": self.case_ids, "after": self.cursors}
        return {
            name: known[name][int(told[1:])] if str(told).startswith("#") else told
            for name, told in variables.items()
        }

    def told(self, query: str, variables: dict[str, Any], *, as_: str | None) -> tuple[str, str]:
        """Both answers, the compiled one to a document that has been seen before."""
        how: dict[str, Any] = {"as_": as_, "headers": CORRELATION}
        executed = _pairs(self.executed, query, variables, **how)
        _pairs(self.compiled, query, variables, **how)
        return _pairs(self.compiled, query, variables, **how), executed


def _pairs(service: Service, query: str, variables: dict[str, Any], **how: Any) -> str:
    """As text, so that the order of names counts."""
    return json.dumps(service.ask(query, variables, **how))


@pytest.fixture(scope="module")
def both_ways(module_database: FreshDatabase) -> Iterator[BothWays]:
    with (
        serving_postgres(module_database) as compiled,
        serving_postgres(module_database, compiled=False) as executed,
    ):
        stamping = Stamping(cases=CASES, seed=7, now=datetime(2026, 11, 22, tzinfo=UTC))
        load(module_database.application_url, stamping, told=lambda _: None)
        compiled.tell(OPEN)
        case_ids = [case["id"] for case in compiled.tell(NEWEST)["adminCases"]][:PLACES]
        watched = f'caseId: "{case_ids[1]}", userId: "usr_tess"'
        compiled.tell(f"mutation {{ addWatcher({watched}) }}")
        for case_id in case_ids[1:3]:
            compiled.tell(f'mutation {{ restrictCase(caseId: "{case_id}") }}')
        pages = [compiled.tell(PAGE, {"order": order}) for order in ORDERS]
        yield BothWays(
            compiled=compiled,
            executed=executed,
            case_ids=case_ids,
            cursors=[page["adminCaseConnection"]["pageInfo"]["endCursor"] for page in pages],
        )


def test_everything_that_is_covered_of_a_case_is_answered_alike(both_ways: BothWays) -> None:
    room = both_ways.compiled.parts.reading_room
    planning = Planning(schema=executable_schema(), store=room)

    def is_covered(part: str) -> bool:
        try:
            return has_plan(f'{{ adminCase(caseId: "sca_1") {{ {part} }} }}', planning)
        except AssertionError:
            return False

    selected = everything(is_covered)
    assert "timeline { id actorKind" in selected
    pages = "second: timeline(page: 2) { id } asked: timeline(page: $page) { id }"
    head = "query ($id: ID!, $page: Int)"
    query = f"{head} {{ adminCase(caseId: $id) {{ {selected} {pages} }} }}"
    assert has_plan(query, planning)
    for case_id in both_ways.case_ids:
        compiled, executed = both_ways.told(query, {"id": case_id, "page": 2}, as_="usr_tess")
        assert compiled == executed


@settings(max_examples=60)
@given(query=documents(), variables=values(), as_=st.sampled_from(WHO))
def test_every_document_is_answered_alike_both_ways(
    both_ways: BothWays, query: str, variables: dict[str, Any], as_: str | None
) -> None:
    compiled, executed = both_ways.told(query, both_ways.named(variables), as_=as_)

    assert compiled == executed
    if as_ is not None:  # of strangers, a sample is audited
        first, second, third = both_ways.compiled.stored.audit()[-3:]
        assert first == second == third
