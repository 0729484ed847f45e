"""Queues as agents read them, and claiming."""

from collections.abc import Iterator

import pytest

from tests.graphql.service import Service, serving_memory

QUEUE = (
    "query ($name: CaseQueue!, $after: String) { caseQueue(name: $name, first: 1, after: $after)"
)
QUEUE += " { edges { node { id priority nextDueAt } } pageInfo { hasNextPage endCursor } } }"
COUNTS = "{ caseQueues { queue count isMore } }"


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with serving_memory() as service:
        for priority in (3, 1):
            opening = f'kind: PRODUCT, priority: {priority}, summary: "Broken."'
            service.tell(f"mutation {{ openCase(input: {{{opening}}}) }}", as_="usr_tess")
        yield service


def test_a_queue_is_read_page_by_page_and_one_is_claimed(service: Service) -> None:
    first = service.tell(QUEUE, {"name": "UNASSIGNED"}, as_="usr_theo")["caseQueue"]
    assert first["edges"][0]["node"]["priority"] == 1
    assert first["edges"][0]["node"]["nextDueAt"] is not None
    assert first["pageInfo"]["hasNextPage"]
    after = {"name": "UNASSIGNED", "after": first["pageInfo"]["endCursor"]}
    second = service.tell(QUEUE, after, as_="usr_theo")["caseQueue"]
    assert (second["edges"][0]["node"]["priority"], second["pageInfo"]["hasNextPage"]) == (3, False)

    claim = "mutation { claimNextCase(queue: URGENT, kind: PRODUCT) }"
    claimed = service.tell(claim, as_="usr_theo")["claimNextCase"]
    assert claimed == first["edges"][0]["node"]["id"]
    assert service.tell(claim, as_="usr_tess")["claimNextCase"] is None
    counts = service.tell(COUNTS, as_="usr_theo")["caseQueues"]
    told = {each["queue"]: each["count"] for each in counts}
    assert (told["MINE"], told["UNASSIGNED"], told["URGENT"], told["RESTRICTED"]) == (1, 1, 1, 0)


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ("{ caseQueue(name: MINE, first: 0) { edges { cursor } } }", "first"),
        ('{ caseQueue(name: MINE, after: "x") { edges { cursor } } }', "after"),
        ("mutation { claimNextCase(queue: MINE) }", "queue"),
    ],
)
def test_bad_input_is_named(service: Service, asked: str, field: str) -> None:
    refused = service.refusal(asked, as_="usr_theo")
    assert (refused["code"], refused["field"]) == ("BAD_USER_INPUT", field)
