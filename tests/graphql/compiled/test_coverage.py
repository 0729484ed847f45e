"""Which documents have a plan, and which are left to the executor."""

from collections.abc import Iterator

import pytest

from adapters.aurora.case_views import AuroraCaseViews
from core.use_cases.handling.reading_room import ReadingRoom
from entrypoints.graphql.compiled.planning import Planning
from entrypoints.graphql.documents import Documents
from entrypoints.graphql.executable import executable_schema
from tests.graphql.service import Service, serving_memory

CASE = """query ($id: ID!, $page: Int, $with: Boolean!) {
    told: adminCase(caseId: $id) { id kind severity publicStatus watchers escalated
        timeline(page: $page) @include(if: $with) { id type payload createdAt }
        refunds { id status amountCents decision } payoutHolds { id expiresAt }
        messages { id audience bodyMd } earlierCases { id kind } __typename } }"""
LIST = "{ adminCases(page: 2) { id kind status summary createdAt slaDueAt version } }"
CONNECTION = """{ adminCaseConnection(first: 5) {
    edges { cursor node { id timeline { id } } } pageInfo { hasNextPage endCursor } } }"""
VARIABLES = {"id": "sca_1", "page": 1, "with": True}
LONG = "a" * 64


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving_memory() as served:
        yield served


@pytest.fixture
def planning(service: Service) -> Planning:
    """Over a store that writes: nothing is read to know what it can write."""
    views = AuroraCaseViews.of("postgresql://nobody@/nowhere")
    desk = service.parts.reading_room.desk
    room = ReadingRoom(views=views, desk=desk, written=views.written)
    return Planning(schema=executable_schema(), store=room)


def has_plan(query: str, planning: Planning, **changes: object) -> bool:
    data = {"query": query, "variables": {**VARIABLES, **changes}}
    documents = Documents()
    found = documents.validate(planning.schema, documents.parse(None, data))
    assert not found, found
    return documents.planned(data, planning) is not None


@pytest.mark.parametrize("query", [CASE, LIST, CONNECTION])
def test_what_is_asked_most_has_a_plan(planning: Planning, query: str) -> None:
    assert has_plan(query, planning)


@pytest.mark.parametrize(
    "query",
    [
        "{ adminCases { messages { bodyHtml } } }",
        "{ adminCases { links { caseId } } }",
        "{ adminCases { id } more: adminCases { id } }",
        "{ adminCases { id @skip(if: true) } }",
        f"{{ adminCases {{ {LONG}: id }} }}",
        "{ parkedWork { id } }",
        "mutation { pauseRefunds }",
        "{ __typename }",
    ],
)
def test_what_has_no_compiled_form_is_left_to_the_executor(planning: Planning, query: str) -> None:
    assert not has_plan(query, planning)


@pytest.mark.parametrize("unfit", [{"page": "one"}, {"id": None}, {"with": "yes"}])
def test_what_is_wrong_with_variables_is_left_to_the_executor_to_say(
    planning: Planning, unfit: dict[str, object]
) -> None:
    assert not has_plan(CASE, planning, **unfit)


def test_a_store_that_writes_nothing_leaves_everything_to_the_executor(service: Service) -> None:
    planning = Planning(schema=executable_schema(), store=service.parts.reading_room)
    assert not has_plan(LIST, planning)


def test_what_is_skipped_by_variables_has_a_plan_for_each_of_their_values(
    planning: Planning,
) -> None:
    data = {"query": CASE, "variables": VARIABLES}
    documents = Documents()
    documents.validate(planning.schema, documents.parse(None, data))
    found = [
        documents.planned({**data, "variables": {**VARIABLES, "with": yes}}, planning)
        for yes in (True, False, True)
    ]
    plans = [each[0] for each in found if each is not None]
    assert plans[0] is plans[2]
    assert plans[0].outline != plans[1].outline
