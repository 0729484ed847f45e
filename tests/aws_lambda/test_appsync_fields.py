"""Every field of the schema through AppSync's resolver answers what the GraphQL server answers."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from graphql import GraphQLObjectType, get_named_type

from core.request import Role
from entrypoints.graphql.limits.limits import Limits
from tests.aws_lambda.appsync_api import AppSyncApi, oidc_identity, schema
from tests.aws_lambda.parts_counters import resolver_over
from tests.graphql import fields
from tests.graphql.service import ROLES, Service, serving_memory
from tests.graphql.test_authorization import a_restricted_case, roles_of, root_fields

OURS = re.compile(r"\b[a-z]{3}_[0-9A-HJKMNP-TV-Z]{26}")
DRAWN = re.compile(r"[A-Za-z0-9_-]{28,}[.=\w-]*")
"""Cursors, hashes, correlation ids and the tokens of forms."""
NONE = Limits(cost=10**9, depth=30, selections=10_000, tokens=50_000)
CANDIDATES = ("usr_both", "usr_tess", "usr_fay", "usr_maya_okafor")


def everything_in(type_: Any, *, depth: int = 4) -> str:
    """A selection of every field that needs no argument, as deep as types go."""
    named = get_named_type(type_)
    if not isinstance(named, GraphQLObjectType):
        return ""
    if depth == 0:
        return "{ __typename }"
    inner = (f"{name} {everything_in(each.type, depth=depth - 1)}" for name, each in _fields(named))
    return "{ " + " ".join(inner) + " }"


def _fields(type_: GraphQLObjectType) -> list[tuple[str, Any]]:
    return [*type_.fields.items()]


@pytest.fixture(scope="module")
def services() -> Iterator[tuple[tuple[Service, dict[str, str]], ...]]:
    """Two services with the same past, for the two doors."""
    with serving_memory(limits=NONE) as one, serving_memory(limits=NONE) as other:
        yield tuple((service, a_restricted_case(service)) for service in (one, other))


def named_for(text: str, ids: dict[str, str]) -> str:
    for key, value in ids.items():
        text = text.replace(f"${key}", value)
    return text


def without_ids(told: Any) -> Any:
    """Ids and what follows from them made the same: they are drawn anew in each service."""
    text = OURS.sub("id", repr(told))
    return DRAWN.sub("drawn", text)


def who_may(kind: str, name: str) -> str:
    allowed = roles_of(root_fields(kind)[name])
    return next(who for who in CANDIDATES if ROLES[who] & allowed)


def api(service: Service, subject: str) -> AppSyncApi:
    roles = [role.value for role in ROLES[subject] if role is not Role.SYSTEM]
    return AppSyncApi(
        handler=resolver_over(service.parts).resolve,
        identity=oidc_identity(subject, roles),
        headers={"x-forwarded-for": "203.0.113.7, 198.51.100.1", "user-agent": "testclient"},
    )


EVERY_FIELD = [
    *(("query", name) for name in fields.QUERIES),
    *(("mutation", name) for name in fields.MUTATIONS),
]


def test_the_table_has_every_field_of_the_schema() -> None:
    made = schema()
    assert made.query_type is not None
    assert made.mutation_type is not None
    told = [*made.query_type.fields, *made.mutation_type.fields]
    assert sorted(name for _, name in EVERY_FIELD) == sorted(told)


@pytest.mark.parametrize(("kind", "name"), EVERY_FIELD)
def test_every_field_answers_what_the_graphql_server_answers(
    kind: str, name: str, services: tuple[tuple[Service, dict[str, str]], ...]
) -> None:
    made = schema()
    root = made.query_type if kind == "query" else made.mutation_type
    assert root is not None
    example = (fields.QUERIES if kind == "query" else fields.MUTATIONS)[name]
    whole = fields.Example(
        arguments=example.arguments, selection=everything_in(root.fields[name].type)
    )
    (ours, our_ids), (theirs, their_ids) = services
    subject = who_may(kind, name)
    by_graphql = ours.ask(named_for(whole.document(kind, name), our_ids), as_=subject)
    by_appsync = api(theirs, subject).ask(named_for(whole.document(kind, name), their_ids))
    assert without_ids(by_appsync["data"]) == without_ids(by_graphql["data"])
    codes = [error["extensions"]["code"] for error in by_graphql.get("errors", ())]
    assert [error["errorType"] for error in by_appsync.get("errors", ())] == codes
    hints = [error["extensions"]["hint"] for error in by_graphql.get("errors", ())]
    assert [error["errorInfo"]["hint"] for error in by_appsync.get("errors", ())] == hints
