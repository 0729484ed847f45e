"""AppSync as far as clients and resolvers see it: it runs a document, sends the direct resolvers
their events and picks what was asked for from their answers.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from attrs import field, frozen
from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLInputObjectType,
    GraphQLObjectType,
    GraphQLResolveInfo,
    GraphQLSchema,
    InlineFragmentNode,
    SelectionSetNode,
    build_schema,
    graphql_sync,
    print_ast,
)

from entrypoints.graphql.schema.appsync import appsync_sdl

ISSUER = "https://sign-on.example"
AUDIENCE = "support-center"
FAR = 4_000_000_000
DEFINED_BY_APPSYNC = (
    "scalar AWSJSON scalar AWSDateTime directive @aws_oidc on OBJECT | FIELD_DEFINITION\n"
)

Handler = Callable[[Any], Any]


def oidc_identity(subject: str, roles: list[str], **claims: Any) -> dict[str, Any]:
    told = {"iss": ISSUER, "sub": subject, "aud": AUDIENCE, "exp": FAR, "roles": roles, **claims}
    return {"claims": told, "issuer": ISSUER, "sub": subject}


@cache
def schema() -> GraphQLSchema:
    """As AppSync knows it: without a default, so that a resolver is told of none."""
    made = build_schema(f"{DEFINED_BY_APPSYNC}{appsync_sdl()}", assume_valid=True)
    for type_ in made.type_map.values():
        if isinstance(type_, GraphQLInputObjectType):
            _forget_defaults(type_.fields.values())
        elif isinstance(type_, GraphQLObjectType):
            for each in type_.fields.values():
                _forget_defaults(each.args.values())
    return made


def _forget_defaults(given: Iterable[Any]) -> None:
    for each in given:
        each.default = None


@frozen(kw_only=True)
class AppSyncApi:
    """`handler` is sent every event through JSON, as it is on the wire."""

    handler: Handler
    identity: Mapping[str, Any] | None
    headers: Mapping[str, str] = field(factory=dict)

    def ask(self, document: str, variables: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """The JSON answer, errors as AppSync tells them."""
        made = schema()
        for root in (made.query_type, made.mutation_type):
            assert root is not None
            for each in root.fields.values():
                each.resolve = self._resolve
        timeline = made.type_map["Case"]
        assert isinstance(timeline, GraphQLObjectType)
        timeline.fields["timeline"].resolve = _timeline
        result = graphql_sync(made, document, variable_values=dict(variables or {}))
        told: dict[str, Any] = {"data": result.data}
        if result.errors:
            told["errors"] = [_error(error) for error in result.errors]
        return told

    def _resolve(self, _source: object, info: GraphQLResolveInfo[Any], **arguments: Any) -> Any:
        told = self.handler(json.loads(json.dumps(self.event(info, arguments))))
        told = json.loads(json.dumps(told))
        if isinstance(told, dict) and told.get("errorType"):
            raise GraphQLError(told["errorMessage"], extensions=told)
        return told

    def event(self, info: GraphQLResolveInfo[Any], arguments: Mapping[str, Any]) -> dict[str, Any]:
        selections = info.field_nodes[0].selection_set
        return {
            "arguments": dict(arguments),
            "identity": self.identity,
            "source": None,
            "request": {"headers": dict(self.headers), "domainName": None},
            "prev": None,
            "info": {
                "selectionSetList": list(_listed(selections, info)),
                "selectionSetGraphQL": print_ast(selections) if selections else "",
                "fieldName": info.field_name,
                "parentTypeName": info.parent_type.name,
                "variables": dict(info.variable_values.coerced),
            },
            "stash": {},
        }


def _listed(
    selections: SelectionSetNode | None, info: GraphQLResolveInfo[Any], before: str = ""
) -> Iterator[str]:
    """Paths with aliases in the place of names, fragments merged into what they stand in."""
    for each in selections.selections if selections else ():
        if isinstance(each, FieldNode):
            name = f"{before}{each.alias.value if each.alias else each.name.value}"
            yield name
            yield from _listed(each.selection_set, info, f"{name}/")
        elif isinstance(each, FragmentSpreadNode):
            yield from _listed(info.fragments[each.name.value].selection_set, info, before)
        elif isinstance(each, InlineFragmentNode):
            yield from _listed(each.selection_set, info, before)


def _timeline(source: Mapping[str, Any], _info: object, *, page: int | None = None) -> Any:
    """appsync_js/timeline.js."""
    pages = source.get("timelinePages")
    return pages[str(page or 1)] if pages else source["timeline"]


def _error(error: GraphQLError) -> dict[str, Any]:
    told = error.extensions or {}
    return {
        "message": error.message,
        "errorType": told.get("errorType"),
        "errorInfo": told.get("errorInfo"),
    }
