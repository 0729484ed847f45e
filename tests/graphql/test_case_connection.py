"""`adminCaseConnection` as clients use it, on each store."""

from typing import Any

import pytest

from core.views.selection import Selection
from tests.graphql.service import Service

OPEN = "mutation($input: OpenCaseInput!) { openCase(input: $input) }"
LIST = """query($first: Int, $after: String, $filter: CaseFilter, $orderBy: CaseOrder) {
  adminCaseConnection(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
    edges { cursor node { id summary priority timeline { type } } }
    pageInfo { hasNextPage endCursor }
  }
}"""


def opened(service: Service, *summaries: str, **told: Any) -> list[str]:
    return [
        service.tell(OPEN, {"input": {"kind": "PRODUCT", "summary": summary, **told}})["openCase"]
        for summary in summaries
    ]


def listed(service: Service, **asked: Any) -> dict[str, Any]:
    connection: dict[str, Any] = service.tell(LIST, asked)["adminCaseConnection"]
    return connection


def summaries(connection: dict[str, Any]) -> list[str]:
    return [edge["node"]["summary"] for edge in connection["edges"]]


def test_pages_follow_each_other_by_their_end_cursors(any_service: Service) -> None:
    opened(any_service, "one", "two", "three", "four", "five")
    told, after = [], None
    for _ in range(3):
        page = listed(any_service, first=2, after=after, orderBy="CREATED_ASC")
        told.append((summaries(page), page["pageInfo"]["hasNextPage"]))
        after = page["pageInfo"]["endCursor"]
        assert after == page["edges"][-1]["cursor"]
    assert told == [(["one", "two"], True), (["three", "four"], True), (["five"], False)]


def test_left_out_and_null_arguments_are_the_defaults(any_service: Service) -> None:
    opened(any_service, "one", "two")
    bare = "{ adminCaseConnection { edges { node { summary } } pageInfo { hasNextPage } } }"
    page = any_service.tell(bare)["adminCaseConnection"]
    assert summaries(page) == summaries(listed(any_service, filter=None)) == ["two", "one"]
    assert page["pageInfo"] == {"hasNextPage": False}


def test_an_empty_page_has_no_end_cursor(any_service: Service) -> None:
    assert listed(any_service) == {
        "edges": [],
        "pageInfo": {"hasNextPage": False, "endCursor": None},
    }


def test_a_filter_narrows_by_everything_it_names(any_service: Service) -> None:
    opened(any_service, "The door was locked.", "The light was out.")
    opened(any_service, "The door was open.", priority=1, orderId="ord_1002")
    when = any_service.clock.now().isoformat().replace("+00:00", "Z")
    narrowed = {"text": "doo", "priority": 1, "orderId": "ord_1002", "kind": "PRODUCT"}
    narrowed |= {"status": "NEW", "breached": False, "openedFrom": when}
    assert summaries(listed(any_service, filter=narrowed)) == ["The door was open."]
    assert listed(any_service, filter=narrowed | {"openedTo": when})["edges"] == []
    assert summaries(listed(any_service, filter={"text": "THE door"}, orderBy="PRIORITY")) == [
        "The door was open.",
        "The door was locked.",
    ]


def test_a_reader_of_a_page_is_audited_with_its_cases(any_service: Service) -> None:
    first, second = opened(any_service, "one", "two")
    listed(any_service, first=1)
    last = any_service.stored.audit()[-1]
    assert (last.actor, last.action, last.resource) == ("usr_tess", "case.list", "case:list")
    assert last.details["case_ids"] == [second]
    assert first not in str(last.details)


UNFIT: list[tuple[dict[str, Any], str]] = [
    ({"first": 0}, "first"),
    ({"first": -1}, "first"),
    ({"first": 101}, "first"),
    ({"first": 2**31}, "first"),
    ({"after": ""}, "after"),
    ({"after": "garbage"}, "after"),
    ({"after": "\x00\ud800"}, "after"),
    ({"after": "x" * 100_000}, "after"),
    ({"after": 5}, "after"),
    ({"orderBy": "newest"}, "orderBy"),
    ({"filter": {"priority": 6}}, "priority"),
    ({"filter": {"ownerAdmin": "two words"}}, "ownerAdmin"),
    ({"filter": {"subjectUser": ""}}, "subjectUser"),
    ({"filter": {"orderId": "\x00"}}, "orderId"),
    ({"filter": {"text": "  "}}, "text"),
    ({"filter": {"text": "?!"}}, "text"),
    ({"filter": {"text": "x" * 161}}, "text"),
    ({"filter": {"text": "\x00a"}}, "text"),
    ({"filter": {"openedFrom": "yesterday"}}, "openedFrom"),
    ({"filter": {"openedTo": "2026-12-01T12:00:00"}}, "openedTo"),
    ({"filter": {"openedTo": 5}}, "openedTo"),
    ({"filter": {"colour": "red"}}, "colour"),
]


@pytest.mark.parametrize(("asked", "field"), UNFIT, ids=lambda value: str(value)[:40])
def test_what_cannot_be_asked_is_refused_by_name(
    service: Service, asked: dict[str, Any], field: str
) -> None:
    refusal = service.refusal(LIST, asked)
    assert (refusal["code"], refusal.get("field")) == ("BAD_USER_INPUT", field)


def test_a_cursor_of_another_order_is_refused(any_service: Service) -> None:
    opened(any_service, "one", "two")
    after = listed(any_service, first=1)["pageInfo"]["endCursor"]
    refusal = any_service.refusal(LIST, {"after": after, "orderBy": "CREATED_ASC"})
    assert (refusal["code"], refusal["field"]) == ("BAD_USER_INPUT", "after")


NESTED = """
query($third: Int = 3, $with: Boolean!) {
  adminCaseConnection {
    ...Edges
    again: edges { node { holds: payoutHolds { id } ... @include(if: $with) { links { caseId } } } }
    pageInfo { endCursor }
  }
}
fragment Edges on CaseConnection { edges { one: node { timeline(page: $third) { id } }
  node { ...Around } } }
fragment Around on Case { timeline { id } refunds { id } }
"""


@pytest.mark.parametrize("with_more", [True, False])
def test_the_views_are_asked_for_what_the_nodes_show(
    service: Service, monkeypatch: pytest.MonkeyPatch, *, with_more: bool
) -> None:
    opened(service, "one")
    views, seen = service.parts.reading_room.views, []
    real = type(views).page_of_cases

    async def spying(self: Any, *, selection: Selection, **how: Any) -> Any:
        seen.append(selection)
        return await real(self, selection=selection, **how)

    monkeypatch.setattr(type(views), "page_of_cases", spying)
    service.tell(NESTED, {"with": with_more})
    service.tell("{ adminCaseConnection { pageInfo { hasNextPage } } }")
    assert seen == [
        Selection(timeline_pages=frozenset({1, 3}), refunds=True, holds=True, links=with_more),
        Selection(),
    ]
