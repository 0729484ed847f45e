"""The schema for AppSync: everything that is served, in nothing that AppSync refuses."""

import re
from typing import Any

import pytest
from graphql import (
    DocumentNode,
    GraphQLInputObjectType,
    GraphQLNamedType,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    build_schema,
    parse,
)
from graphql.language import ObjectTypeDefinitionNode
from graphql.utilities import find_schema_changes

from entrypoints.graphql.schema.appsync import appsync_sdl
from entrypoints.graphql.schema.node_changes import named
from entrypoints.graphql.schema.served import served_sdl
from tests.cli.command_line import run_cli

# https://docs.aws.amazon.com/appsync/latest/devguide/scalars.html and security-authz.html
BUILT_IN = """
scalar AWSDate scalar AWSTime scalar AWSDateTime scalar AWSTimestamp scalar AWSEmail
scalar AWSJSON scalar AWSURL scalar AWSPhone scalar AWSIPAddress
directive @aws_oidc on OBJECT | FIELD_DEFINITION
directive @aws_iam on OBJECT | FIELD_DEFINITION
directive @aws_api_key on OBJECT | FIELD_DEFINITION
directive @aws_lambda on OBJECT | FIELD_DEFINITION
directive @aws_cognito_user_pools(cognito_groups: [String]) on OBJECT | FIELD_DEFINITION
"""
ACCEPTED_KINDS = {
    "schema_definition",
    "object_type_definition",
    "input_object_type_definition",
    "enum_type_definition",
}
LARGEST_BYTES = 1_000_000


@pytest.fixture(scope="module")
def document() -> DocumentNode:
    return parse(appsync_sdl())


@pytest.fixture(scope="module")
def accepted() -> GraphQLSchema:
    return build_schema(BUILT_IN + appsync_sdl())


def test_appsync_has_its_directives_and_scalars_itself_and_knows_no_extension(
    document: DocumentNode,
) -> None:
    assert {definition.kind for definition in document.definitions} <= ACCEPTED_KINDS


def test_each_type_is_defined_once_under_a_name_that_appsync_leaves_free(
    document: DocumentNode,
) -> None:
    names = [named(each) for each in document.definitions if each.kind != "schema_definition"]
    assert len(names) == len(set(names))
    assert not [name for name in names if name.upper().startswith(("AWS", "__"))]


def test_no_description_is_a_string_and_no_enum_has_a_comment_inside() -> None:
    assert '"' not in re.sub("#.*", "", appsync_sdl())
    assert re.findall(r"^enum \w+ \{[^}]*#", appsync_sdl(), re.MULTILINE) == []
    assert "# BOOKING: A booking" in appsync_sdl()
    assert '"""' in served_sdl()


def test_the_roles_of_a_field_and_its_words_are_told_in_its_comment() -> None:
    told = appsync_sdl().partition("  refundOptions(")[0].splitlines()[-2:]
    assert told == [
        "  # What policy owes on the order of a case, with every step of the decision.",
        "  # Roles: finance_ops, trust_safety.",
    ]


def test_whatever_a_client_reaches_asks_for_a_token_of_the_provider(
    document: DocumentNode,
) -> None:
    bare = [
        named(definition)
        for definition in document.definitions
        if isinstance(definition, ObjectTypeDefinitionNode)
        and [named(directive) for directive in definition.directives or ()] != ["aws_oidc"]
    ]
    roots = [each for each in document.definitions if each.kind == "object_type_definition"]
    fields = [
        named(field)
        for root in roots
        if named(root) in {"Query", "Mutation"}
        for field in root.fields or ()  # type: ignore[attr-defined]
        if [named(directive) for directive in field.directives or ()] != ["aws_oidc"]
    ]
    assert (bare, fields) == ([], [])


def test_nothing_that_has_a_default_must_be_given_since_appsync_drops_defaults(
    accepted: GraphQLSchema,
) -> None:
    required = [
        f"{type_.name}.{name}"
        for type_ in accepted.type_map.values()
        if not type_.name.startswith("__")
        for name, field in getattr(type_, "fields", {}).items()
        for given in _given(type_, field)
        if isinstance(given.type, GraphQLNonNull) and given.default is not None
    ]
    assert required == []


def _given(type_: GraphQLNamedType, field: Any) -> list[Any]:
    if isinstance(type_, GraphQLInputObjectType):
        return [field]
    return list(field.args.values()) if isinstance(type_, GraphQLObjectType) else []


def test_it_is_small_enough() -> None:
    assert len(appsync_sdl().encode()) < LARGEST_BYTES


def test_it_offers_what_is_served_and_asks_for_nothing_more(accepted: GraphQLSchema) -> None:
    changes = find_schema_changes(build_schema(served_sdl()), accepted)
    told = {change.description for change in changes if "DESCRIPTION" not in change.type.name}
    others = {one for one in told if not re.search(r"\b@?aws\w+ was added", one, re.IGNORECASE)}
    assert others == {"Directive @auth was removed."}


def test_the_command_prints_it() -> None:
    done = run_cli("schema", "--appsync")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == appsync_sdl()
