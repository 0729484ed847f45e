"""The directive itself, on fields that are not at the root."""

import asyncio
from typing import Any

import pytest
from ariadne import QueryType, graphql, make_executable_schema
from attrs import define, field

from core.errors import ErrorCode, Refusal
from core.request import Role
from entrypoints.graphql.auth_directive import AuthDirective, read_roles
from entrypoints.graphql.refused import Refused

SDL = """
directive @auth(role: String!) on FIELD_DEFINITION
type Box { open: String, closed: String @auth(role: "finance_ops|trust_safety") }
type Query { box: Box }
"""


@define
class Caller:
    """The part of a call that the directive asks about."""

    roles: frozenset[Role]
    audited: list[tuple[str, str]] = field(factory=list)

    def forbids(self, roles: frozenset[Role]) -> Refusal | None:
        if self.roles & roles:
            return None
        return Refusal(code=ErrorCode.FORBIDDEN, message="No.", hint="Ask somebody else.")

    async def audit(self, refusal: Refusal, *, action: str, resource: str) -> None:
        assert refusal.code is ErrorCode.FORBIDDEN
        self.audited.append((action, resource))


def asked(caller: Caller) -> dict[str, Any]:
    query = QueryType()
    query.set_field("box", lambda *_: {"open": "air", "closed": "gold"})
    schema = make_executable_schema(
        SDL,
        query,
        directives={"auth": AuthDirective},  # type: ignore[type-abstract]
    )
    document = {"query": "{ box { open closed } }"}
    _, answer = asyncio.run(graphql(schema, document, context_value=caller, logger="tests.silent"))
    told: dict[str, Any] = answer
    return told


@pytest.mark.parametrize("role", [Role.FINANCE_OPS, Role.TRUST_SAFETY])
def test_any_one_of_the_alternatives_opens_a_nested_field(role: Role) -> None:
    caller = Caller(frozenset({role}))
    assert asked(caller) == {"data": {"box": {"open": "air", "closed": "gold"}}}
    assert caller.audited == []


def test_a_nested_field_is_refused_alone_and_the_attempt_audited() -> None:
    caller = Caller(frozenset({Role.PARTICIPANT}))
    answer = asked(caller)
    assert answer["data"] == {"box": {"open": "air", "closed": None}}
    assert [error["message"] for error in answer["errors"]] == ["FORBIDDEN"]
    assert caller.audited == [("field.view", "field:Box.closed")]


def test_a_role_that_does_not_exist_is_found_when_the_schema_is_made() -> None:
    with pytest.raises(ValueError, match="owner"):
        read_roles("finance_ops|owner")


def test_a_refusal_on_its_way_tells_its_code_alone() -> None:
    refusal = Refusal(code=ErrorCode.FORBIDDEN, message="Private words.", hint="None.")
    assert str(Refused(refusal)) == "FORBIDDEN"
