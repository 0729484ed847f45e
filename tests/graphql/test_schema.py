"""The served schema: the contract, grown and never changed, every element explained."""

from hashlib import sha256

import pytest
from graphql import (
    GraphQLSchema,
    build_schema,
    parse,
    print_ast,
)
from graphql.language import FieldDefinitionNode, InputValueDefinitionNode
from graphql.utilities import find_schema_changes

from entrypoints.fields.enums import ENUMS
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.schema.altered_contract import AlteredContract
from entrypoints.graphql.schema.growing import grow
from entrypoints.graphql.schema.node_changes import named
from entrypoints.graphql.schema.served import CONTRACT, served_sdl
from entrypoints.graphql.schema.wording import worded

# Of the file as its owner gave it.
OWNERS_SHA256 = "99dcaf89a4dc1fd9eaeb9fd71caef76789d9921c7b00001605a540a31c852dc7"
ADDITIONS = {
    "TYPE_ADDED",
    "FIELD_ADDED",
    "OPTIONAL_ARG_ADDED",
    "OPTIONAL_INPUT_FIELD_ADDED",
}


@pytest.fixture(scope="module")
def contract() -> GraphQLSchema:
    return build_schema(CONTRACT.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def served() -> GraphQLSchema:
    return build_schema(served_sdl())


def test_the_contract_is_kept_as_the_owner_wrote_it() -> None:
    assert sha256(CONTRACT.read_bytes()).hexdigest() == OWNERS_SHA256


def test_the_served_schema_only_adds_to_the_contract(
    contract: GraphQLSchema, served: GraphQLSchema
) -> None:
    changes = find_schema_changes(contract, served)
    kinds = {change.type.name for change in changes}
    assert kinds - ADDITIONS - {kind for kind in kinds if "DESCRIPTION" in kind} == set()


def test_every_element_of_the_contract_survives_word_for_word() -> None:
    served = {named(definition): definition for definition in parse(served_sdl()).definitions}
    for definition in parse(CONTRACT.read_text(encoding="utf-8")).definitions:
        grown = served[named(definition)]
        assert grown.kind == definition.kind
        for key in ("fields", "values"):
            ours = {named(member): member for member in getattr(grown, key, None) or ()}
            for member in getattr(definition, key, None) or ():
                assert _says(ours[named(member)], member)


def _says(ours: object, theirs: object) -> bool:
    if isinstance(theirs, FieldDefinitionNode) and isinstance(ours, FieldDefinitionNode):
        arguments = {named(argument): argument for argument in ours.arguments or ()}
        same = all(_says(arguments[named(each)], each) for each in theirs.arguments or ())
        directives = [print_ast(directive) for directive in ours.directives or ()]
        return (
            same
            and print_ast(ours.type) == print_ast(theirs.type)
            and directives == [print_ast(directive) for directive in theirs.directives or ()]
        )
    if isinstance(theirs, InputValueDefinitionNode) and isinstance(ours, InputValueDefinitionNode):
        defaults = [node.default_value and print_ast(node.default_value) for node in (ours, theirs)]
        return defaults[0] == defaults[1] and print_ast(ours.type) == print_ast(theirs.type)
    return type(ours) is type(theirs)


def test_every_element_is_explained() -> None:
    silent = []
    for definition in parse(served_sdl()).definitions:
        silent += [named(definition)] * (definition.description is None)  # type: ignore[attr-defined]
        for key in ("fields", "values", "arguments"):
            for member in getattr(definition, key, None) or ():
                path = f"{named(definition)}.{named(member)}"
                silent += [path] * (member.description is None)
                silent += [
                    f"{path}({named(argument)}:)"
                    for argument in getattr(member, "arguments", None) or ()
                    if argument.description is None
                ]
    assert silent == []


def test_the_executable_schema_is_the_served_one(served: GraphQLSchema) -> None:
    assert find_schema_changes(served, executable_schema()) == []


def test_every_enum_of_the_schema_is_bound_to_one_of_ours() -> None:
    enums = {
        name
        for name, type_ in executable_schema().type_map.items()
        if "Enum" in str(type(type_)) and not name.startswith("__")
    }
    assert enums == set(ENUMS)


BASE = "directive @a on FIELD_DEFINITION type Query { one(id: ID!, page: Int = 1): [Int!]! @a }"


@pytest.mark.parametrize(
    ("extension", "element"),
    [
        ("type Query { two: Int }", "Query"),
        ("extend type Other { two: Int }", "Other"),
        ("extend type Query { one(id: ID!): [Int!]! @a }", "Query.one(page:)"),
        ("extend type Query { one(id: ID, page: Int = 1): [Int!]! @a }", "Query.one(id:)"),
        ("extend type Query { one(id: ID!, page: Int = 2): [Int!]! @a }", "Query.one(page:)"),
        ("extend type Query { one(id: ID!, page: Int = 1): [Int!] @a }", "Query.one"),
        ("extend type Query { one(id: ID!, page: Int = 1): [Int!]! }", "Query.one"),
        ("extend type Query { one(id: ID!, page: Int = 1, of: ID!): [Int!]! @a }", "Query.one"),
    ],
)
def test_an_extension_that_changes_the_contract_is_refused(extension: str, element: str) -> None:
    with pytest.raises(AlteredContract) as raised:
        grow(parse(BASE), [parse(extension)])
    assert raised.value.element == element


def test_an_extension_may_add_optional_arguments_and_fields() -> None:
    grown = grow(
        parse(BASE),
        [parse("extend type Query { one(id: ID!, page: Int = 1, of: ID): [Int!]! @a two: Int }")],
    )
    (_, query) = grown.definitions
    assert [named(field) for field in query.fields] == ["one", "two"]  # type: ignore[attr-defined]
    assert len(query.fields[0].arguments) == 3  # type: ignore[attr-defined]


def test_words_for_what_does_not_exist_are_refused() -> None:
    with pytest.raises(AlteredContract) as raised:
        worded(parse(BASE), {"Query.two": "Nothing."})
    assert raised.value.element == "Query.two"
