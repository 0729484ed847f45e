"""What is selected is found under aliases, in fragments and with arguments."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from entrypoints.aws_lambda.appsync_events.selection_text import SelectionText
from tests.aws_lambda.appsync_api import AppSyncApi, oidc_identity
from tests.aws_lambda.parts_counters import resolver_over
from tests.graphql.service import Service, serving_memory

OPEN = 'mutation { openCase(input: {kind: PRODUCT, summary: "It leaks."}) }'


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    """One for all of them: nothing here changes it."""
    with serving_memory() as served:
        yield served


@pytest.fixture(scope="module")
def api(service: Service) -> AppSyncApi:
    return AppSyncApi(
        handler=resolver_over(service.parts).resolve,
        identity=oidc_identity("usr_tess", ["trust_safety"]),
    )


@pytest.fixture(scope="module")
def case_id(service: Service, api: AppSyncApi) -> str:
    case_id: str = api.ask(OPEN)["data"]["openCase"]
    for number in range(110):
        service.tell(
            f'mutation {{ addCaseNote(input: {{caseId: "{case_id}", note: "No {number}."}}) }}'
        )
    return case_id


@pytest.mark.parametrize(
    "document",
    [
        "query A($id: ID!) { adminCase(caseId: $id) { title: summary status: severity id } }",
        "query A($id: ID!) { a: adminCase(caseId: $id) { id } b: adminCase(caseId: $id) { kind } }",
        "query A($id: ID!) { adminCase(caseId: $id) { ...F } } fragment F on Case"
        " { messages { id } refunds { id } seen: status }",
        "query A($id: ID!) { adminCase(caseId: $id) { ...F } } fragment F on Case"
        " { said: messages { id text: bodyMd } gone: timeline { type } }",
        "query A($id: ID!) { adminCase(caseId: $id) { ... on Case { due: payoutHolds { id } } } }",
        "query A($id: ID!, $no: Boolean = false) { adminCase(caseId: $id)"
        " { id evidence @include(if: $no) { id } summary @skip(if: true) } }",
        "query A($id: ID!) { adminCase(caseId: $id) { timeline(page: 2) { type payload } } }",
        "query A($id: ID!, $page: Int = 3) { adminCase(caseId: $id)"
        " { one: timeline { id } two: timeline(page: 2) { id } x: timeline(page: $page) { id } } }",
        "query A { adminCaseConnection(first: 2, filter: {kind: PRODUCT})"
        " { all: edges { of: node { id messages { id } timeline { id } } }"
        " pageInfo { hasNextPage } } }",
    ],
)
def test_a_document_is_answered_as_by_the_graphql_server(
    document: str, service: Service, api: AppSyncApi, case_id: str
) -> None:
    variables = {"id": case_id} if "$id" in document else {}
    assert api.ask(document, variables)["data"] == service.tell(document, variables)


def test_strings_in_arguments_end_nothing() -> None:
    text = '{ a: timeline(page: 2, x: "} ) \\" {", y: [1, {z: null}]) @d(if: $v) { id } b }'
    selected = SelectionText.of(text, {"v": True}).read()
    assert list(selected.fields) == ["timeline", "b"]
    assert selected.fields["timeline"].asked == [{"page": 2, "x": '} ) " {', "y": [1, {"z": None}]}]


@pytest.mark.parametrize("text", ["{ a", "a }", "{ a( }", "{ a: }", "{ ... on }", "{" * 200])
def test_what_is_no_selection_says_so(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        SelectionText.of(text, {}).read()


def fields_event(type_: str, name: str, source: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "arguments": {},
        "identity": oidc_identity("usr_tess", ["trust_safety"]),
        "source": dict(source),
        "request": {"headers": {}},
        "info": {
            "parentTypeName": type_,
            "fieldName": name,
            "selectionSetList": ["type"],
            "selectionSetGraphQL": "{ type }",
            "variables": {},
        },
    }


def test_a_field_of_a_case_is_answered_of_what_was_read_or_read_with_its_rights(
    service: Service, case_id: str
) -> None:
    resolver = resolver_over(service.parts)
    reads = len(service.stored.audit())
    there = fields_event("Case", "summary", {"id": case_id, "summary": "It leaks."})
    assert resolver.resolve(there) == "It leaks."
    assert len(service.stored.audit()) == reads

    event = {**fields_event("Case", "timeline", {"id": case_id}), "arguments": {"page": 3}}
    told = resolver.resolve(event)
    assert len(told) == 11
    assert set(told[0]) == {"type"}
    assert service.stored.audit()[-1].action == "case.view"

    foreign = {**event, "identity": oidc_identity("usr_x", ["participant"])}
    assert resolver.resolve(foreign)["errorType"] == "FORBIDDEN"
    nobody = {**there, "identity": None}
    assert resolver.resolve(nobody)["errorType"] == "UNAUTHENTICATED"


def test_without_any_selection_everything_of_the_type_is_answered(
    service: Service, case_id: str
) -> None:
    event = fields_event("Query", "adminCase", {})
    event["arguments"] = {"caseId": case_id}
    event["info"] = {"parentTypeName": "Query", "fieldName": "adminCase"}
    told = resolver_over(service.parts).resolve(event)
    assert {"id", "summary", "timeline", "messages", "links"} <= told.keys()
