"""From an open case everything can be selected; of a restricted one beside it nothing is told.

The selections are made from the served schema, so a new field is in them (reliability.md 24).
"""

from collections.abc import Iterator

import pytest
from attrs import frozen
from graphql import GraphQLField, GraphQLNonNull, GraphQLObjectType, get_named_type

from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.limits.limits import Limits
from tests.graphql.fields import QUERIES
from tests.graphql.service import ROLES, Service, serving_memory
from tests.graphql.test_authorization import _outsiders, a_restricted_case, root_fields

NO_LIMITS = Limits(selections=10**6, cost=10**9, depth=12, tokens=100_000, characters=10**6)
DEEPEST = 6
NAMES_OF_BOTH = ("case", "other")
"""Staff may see that cases are linked; what is in the other is another matter."""
ELSEWHERE = ("parked", "dmca", "policy", "violation")
"""Not on the restricted case itself, but on others that are restricted too, or on a list."""


def everything_of(field: GraphQLField, deep: int = 0) -> str:
    """Every field that can be selected without arguments, and all that is below it."""
    of = get_named_type(field.type)
    if not isinstance(of, GraphQLObjectType):
        return ""
    return f"{{ {' '.join(_selected(of, deep))} }}"


def _selected(of: GraphQLObjectType, deep: int) -> Iterator[str]:
    for name, field in of.fields.items():
        below = everything_of(field, deep + 1) if deep < DEEPEST else ""
        leaf = not isinstance(get_named_type(field.type), GraphQLObjectType)
        needed = any(isinstance(given.type, GraphQLNonNull) for given in field.args.values())
        if not needed and (leaf or below):
            yield f"{name} {below}"


@frozen(kw_only=True)
class Beside:
    """An open case on the order of a restricted one, linked to it; `secrets` are of that one, but
    for those that are `elsewhere`.
    """

    service: Service
    case: str
    restricted: str
    secrets: frozenset[str]
    elsewhere: frozenset[str]


@pytest.fixture(scope="module")
def beside() -> Iterator[Beside]:
    with serving_memory(limits=NO_LIMITS) as service:
        ids = a_restricted_case(service)
        opening = 'kind: BOOKING, orderId: "ord_1003", summary: "Beside it."'
        case = service.tell(f"mutation {{ openCase(input: {{{opening}}}) }}")["openCase"]
        link = f'input: {{caseId: "{ids["case"]}", otherCaseId: "{case}"}}'
        service.tell(f"mutation {{ linkCases({link}) }}", as_="usr_both")
        hidden = {value for name, value in ids.items() if name not in NAMES_OF_BOTH}
        yield Beside(
            service=service,
            case=case,
            restricted=ids["case"],
            secrets=frozenset({*hidden, "A leak.", "Hello."}),
            elsewhere=frozenset(ids[name] for name in ELSEWHERE),
        )


@pytest.mark.parametrize("name", [name for name in QUERIES if name != "myCase"])
def test_no_field_of_an_open_case_or_a_list_tells_of_a_restricted_case(
    name: str, beside: Beside
) -> None:
    field = root_fields("query")[name]
    bare = QUERIES[name].document("query", name)
    head = bare[: bare.rindex(")") + 1] if ")" in bare else f"query {{ {name} "
    query = f"{head} {everything_of(field)} }}".replace("$case", beside.case)
    for subject in _outsiders(field):
        if not QUERIES[name].suits(ROLES[subject]):
            continue
        answer = beside.service.tell(query, as_=subject)
        assert answer[name] is not None
        assert [secret for secret in beside.secrets if secret in str(answer)] == []


def test_who_opened_the_restricted_case_is_told_all_of_it(beside: Beside) -> None:
    field = root_fields("query")["adminCase"]
    query = f'{{ adminCase(caseId: "{beside.restricted}") {everything_of(field)} }}'
    told = str(beside.service.tell(query, as_="usr_both"))
    assert {secret for secret in beside.secrets if secret not in told} == beside.elsewhere


def test_everything_is_what_the_schema_has() -> None:
    selected = everything_of(executable_schema().query_type.fields["adminCaseConnection"])  # type: ignore[union-attr]
    for name in ("edges", "timeline", "payload", "bodyHtml", "allocations", "links", "evidence"):
        assert f"{name} " in selected
