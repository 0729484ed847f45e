"""Outside the demo nobody is told what the schema has, or nearly has."""

import pytest

from tests.graphql.service import Service, serving_memory

WAYS = [
    "{ __schema { types { name } } }",
    '{ __type(name: "Case") { fields { name } } }',
    "{ innocent: __schema { queryType { name } } }",
    "{ ...F } fragment F on Query { __schema { types { name } } }",
    '{ ... on Query { __type(name: "Case") { name } } }',
    "{ __schema @include(if: true) { types { name } } }",
    '{ adminCase(caseId: "x") { id } __schema { types { name } } }',
    "mutation { __schema { types { name } } }",
    "query A { adminCases { id } } query B { __schema { types { name } } }",
]
NEARLY = [
    ("{ adminCase { idd } }", {}),
    ("{ adminCasess { id } }", {}),
    ("{ adminCases(kid: BOOKING) { id } }", {}),
    ("{ adminCases(kind: BOOKINGS) { id } }", {}),
    ("query($k: CaseKinds) { adminCases(kind: $k) { id } }", {}),
    ("query($k: CaseKind) { adminCases(kind: $k) { id } }", {"k": "BOOKINGS"}),
    (
        "mutation($i: OpenCaseInput!) { openCase(input: $i) }",
        {"i": {"kind": "PRODUCT", "summary": "x", "summry": "y"}},
    ),
    ("{ adminCases { id @skipp(if: true) } }", {}),
]


@pytest.mark.parametrize("query", WAYS)
def test_the_schema_is_not_told(query: str) -> None:
    with serving_memory(issue_demo_token=None) as closed:
        refusal = closed.refusal(query)
    assert refusal["message"] == "The schema is not told here."
    assert "support-center schema" in refusal["hint"]


def test_a_type_name_is_no_secret() -> None:
    with serving_memory(issue_demo_token=None) as closed:
        assert closed.tell("{ __typename }") == {"__typename": "Query"}


@pytest.mark.parametrize(("query", "variables"), NEARLY)
def test_a_name_that_nearly_fits_brings_no_suggestion(
    query: str, variables: dict[str, object]
) -> None:
    with serving_memory(issue_demo_token=None) as closed:
        answer = closed.ask(query, variables)
    assert answer["errors"]
    assert "Did you mean" not in str(answer)


def test_the_demo_tells_its_explorer_the_schema_and_helps_with_names(service: Service) -> None:
    assert service.tell("{ __schema { queryType { name } } }")["__schema"]
    answer = service.ask("{ adminCases { kindd } }")
    assert "Did you mean 'kind'" in str(answer)
