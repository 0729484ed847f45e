"""The served schema in the SDL that AWS AppSync accepts (ecosystem.md, *Facts*).

AppSync defines its scalars and directives itself and refuses to be told them again, knows no
`extend` and keeps no default: it tells a resolver nothing of an argument that was left out. Hence
`@aws_oidc` for `@auth`, whose roles the function behind the API enforces, and no argument that may
be left out only for its default; the default stays written for whoever reads or generates.
"""

from functools import cache

from graphql import DirectiveNode, DocumentNode, NameNode, parse
from graphql.language import (
    DefinitionNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    InputObjectTypeDefinitionNode,
    InputValueDefinitionNode,
    NonNullTypeNode,
    ObjectTypeDefinitionNode,
    StringValueNode,
)

from entrypoints.graphql.schema.commented import commented
from entrypoints.graphql.schema.node_changes import changed, named
from entrypoints.graphql.schema.served import served_sdl

SIGNED_IN = DirectiveNode(name=NameNode(value="aws_oidc"), arguments=())
ROOTS = "schema {\n  query: Query\n  mutation: Mutation\n}\n"
BUILT_IN = frozenset({"directive_definition", "scalar_type_definition"})


@cache
def appsync_sdl() -> str:
    """What is served, each type in one definition and each description in comments."""
    definitions = (
        _definition(definition)
        for definition in parse(served_sdl(), no_location=True).definitions
        if definition.kind not in BUILT_IN
    )
    return f"{ROOTS}\n{commented(DocumentNode(definitions=tuple(definitions)))}"


def _definition(definition: DefinitionNode) -> DefinitionNode:
    if isinstance(definition, ObjectTypeDefinitionNode):
        fields = tuple(_field(field) for field in definition.fields or ())
        return changed(definition, fields=fields, directives=(SIGNED_IN,))
    if isinstance(definition, InputObjectTypeDefinitionNode):
        return changed(definition, fields=tuple(map(_optional, definition.fields or ())))
    if isinstance(definition, EnumTypeDefinitionNode):
        return _enum(definition)
    raise TypeError(f"{named(definition)} is of a kind that was never sent to AppSync")


def _field(field: FieldDefinitionNode) -> FieldDefinitionNode:
    roles = [directive for directive in field.directives or () if named(directive) == "auth"]
    told = changed(field, arguments=tuple(map(_optional, field.arguments or ())), directives=())
    if not roles:
        return told
    words = f"{_words(field.description)}\nRoles: {_role_of(roles[0])}."
    return changed(told, description=StringValueNode(value=words.strip()), directives=(SIGNED_IN,))


def _role_of(auth: DirectiveNode) -> str:
    (argument,) = auth.arguments or ()
    value = argument.value
    return ", ".join(value.value.split("|")) if isinstance(value, StringValueNode) else ""


def _optional(given: InputValueDefinitionNode) -> InputValueDefinitionNode:
    if given.default_value is None or not isinstance(given.type, NonNullTypeNode):
        return given
    return changed(given, type=given.type.type)


def _enum(definition: EnumTypeDefinitionNode) -> EnumTypeDefinitionNode:
    """Comments among the values of an enum are refused: their words stand above it."""
    values = definition.values or ()
    told = [f"{named(value)}: {_words(value.description)}" for value in values]
    words = "\n".join([_words(definition.description), *told])
    return changed(
        definition,
        description=StringValueNode(value=words),
        values=tuple(changed(value, description=None) for value in values),
    )


def _words(description: StringValueNode | None) -> str:
    return description.value if description else ""
