"""Every attack is refused before anything is validated, let alone executed."""

import time
from collections.abc import Iterator

import pytest
from graphql import validate

from entrypoints.graphql import documents
from entrypoints.graphql.documents import Documents
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.limits.limits import Limits
from tests.graphql.limits.attacks import ATTACKS
from tests.graphql.service import Service, serving_memory

WITHIN_SECONDS = 0.1
TRIES = 5


@pytest.fixture(scope="module")
def closed() -> Iterator[Service]:
    """The service as it is outside the demo."""
    with serving_memory(issue_demo_token=None) as service:
        yield service


@pytest.fixture
def validations(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    seen: list[object] = []

    def counting(*given: object, **named: object) -> list[object]:
        seen.append(given)
        return list(validate(*given, **named))  # type: ignore[arg-type]

    monkeypatch.setattr(documents, "validate", counting)
    return seen


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_by_the_name_of_the_limit_without_being_validated(
    closed: Service, validations: list[object], name: str
) -> None:
    attack = ATTACKS[name]
    before = closed.stored.contents()
    refusal = closed.refusal(attack.query, attack.variables, as_="usr_both")
    assert refusal["code"] == "BAD_USER_INPUT"
    assert attack.says in refusal["message"]
    assert validations == []
    assert closed.stored.contents() == before


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused_in_less_than_a_tenth_of_a_second(closed: Service, name: str) -> None:
    """Of this process's time, and the best of a few: others want the machine too."""
    attack = ATTACKS[name]

    def seconds() -> float:
        begun = time.process_time()
        closed.refusal(attack.query, attack.variables)
        return time.process_time() - begun

    assert min(seconds() for _ in range(TRIES)) < WITHIN_SECONDS


def test_without_a_token_an_attack_is_refused_likewise(closed: Service) -> None:
    refusal = closed.refusal(ATTACKS["cost"].query, as_=None)
    assert "cost" in refusal["message"]


@pytest.mark.parametrize(("told", "dear"), [(100, True), (10, False), (None, False)])
def test_a_variable_decides_what_an_operation_costs_each_time_it_is_sent(
    closed: Service, told: int | None, dear: bool
) -> None:
    attack = ATTACKS["cost by a variable"]
    for _ in range(3):
        answer = closed.ask(attack.query, {} if told is None else {"n": told})
        assert ("errors" in answer) == dear


def test_the_limits_are_those_of_the_parts() -> None:
    with serving_memory(limits=Limits(depth=1)) as strict:
        assert "depth, which is 1" in strict.refusal("{ adminCases { id } }")["message"]
        assert strict.refusal("{ adminCases }")["code"] == "BAD_USER_INPUT"


FRAGMENTS = [
    f"fragment F{n} on Case {{ refunds {{ id status amountCents note }} }}" for n in range(20)
]
WORST = 'query Q# { adminCase(caseId: "x") { ' + " ".join(f"...F{n}" for n in range(20)) + " } }"


def test_the_worst_that_is_within_the_limits_is_validated_as_quickly() -> None:
    query = " ".join([*(WORST.replace("#", str(n)) for n in range(10)), *FRAGMENTS])

    def seconds() -> float:
        kept, begun = Documents(), time.thread_time()
        assert kept.validate(executable_schema(), kept.parse(None, {"query": query})) == []
        return time.thread_time() - begun

    assert min(seconds() for _ in range(TRIES)) < WITHIN_SECONDS


USUAL = """
query Overview($first: Int, $after: String) {
  adminCaseConnection(first: $first, after: $after) {
    edges { cursor node { ...Line timeline { id type payload createdAt } refunds { ...Money } } }
    pageInfo { hasNextPage endCursor }
  }
}
fragment Line on Case {
  id kind status priority openedBy ownerAdmin orderId summary slaFirstAt slaDueAt escalated version
}
fragment Money on Refund { id amountCents status allocations { legId subtotalCents } }
"""


def test_what_a_client_shows_on_a_page_is_within_every_limit(closed: Service) -> None:
    assert closed.tell(USUAL, {"first": 50})["adminCaseConnection"]["edges"] == []
