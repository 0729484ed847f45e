"""`@auth(role:)`: who may use a field, checked before it is resolved.

The role's text may list alternatives, separated by `|`.
"""

from collections.abc import Mapping
from typing import Any, Protocol, runtime_checkable

from ariadne import SchemaDirectiveVisitor
from graphql import (
    GraphQLField,
    GraphQLInterfaceType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    default_field_resolver,
)

from core.errors import Refusal
from core.request import Role
from entrypoints.fields.subject import Subject
from entrypoints.graphql.call import Call
from entrypoints.graphql.refused import Refused


@runtime_checkable
class HasSubject(Protocol):
    """A resolver that knows what its attempt is called."""

    def subject(self, arguments: Mapping[str, Any]) -> Subject: ...


class AuthDirective(SchemaDirectiveVisitor):
    """Puts a guard before the resolver of every field that carries the directive."""

    def visit_field_definition(
        self, field: GraphQLField, object_type: GraphQLObjectType | GraphQLInterfaceType
    ) -> GraphQLField:
        resolve = field.resolve or default_field_resolver
        roles = read_roles(self.args["role"])
        named = f"{object_type.name}.{field.ast_node.name.value if field.ast_node else ''}"

        def guarded(source: Any, info: GraphQLResolveInfo[Call], **arguments: Any) -> Any:
            refusal = info.context.forbids(roles)
            if refusal is None:
                return resolve(source, info, **arguments)
            return _refuse(info.context, refusal, _subject(resolve, named, arguments))

        field.resolve = guarded
        return field


def read_roles(text: str) -> frozenset[Role]:
    """The roles a directive names. Raises ValueError for a role that does not exist."""
    return frozenset(Role(name.strip()) for name in text.split("|"))


async def _refuse(call: Call, refusal: Refusal, subject: Subject) -> None:
    await call.audit(refusal, action=subject.action, resource=subject.resource)
    raise Refused(refusal)


def _subject(resolve: object, named: str, arguments: Mapping[str, Any]) -> Subject:
    if isinstance(resolve, HasSubject):
        return resolve.subject(arguments)
    return Subject(action="field.view", resource=f"field:{named}")
