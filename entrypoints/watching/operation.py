"""What a document is called in log lines and metrics: never what its author calls it."""

from typing import Final

from graphql import DocumentNode, FieldNode, OperationDefinitionNode

SEVERAL: Final = "several"
INTROSPECTION: Final = "introspection"
INVALID: Final = "invalid"


def operation_of(document: DocumentNode, known: frozenset[str]) -> str:
    """The one field it asks for, if that is one of the schema's `known` root fields."""
    asked = [
        selected
        for definition in document.definitions
        if isinstance(definition, OperationDefinitionNode)
        for selected in definition.selection_set.selections
    ]
    if len(asked) != 1 or not isinstance(asked[0], FieldNode):
        return SEVERAL
    name = asked[0].name.value
    if name.startswith("__"):
        return INTROSPECTION
    return name if name in known else INVALID
