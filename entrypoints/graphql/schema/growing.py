"""The contract grown by its extensions: additions only, or the service does not start."""

from collections.abc import Iterable, Sequence
from typing import TypeVar

from graphql import DocumentNode, Node, print_ast
from graphql.language import (
    DefinitionNode,
    FieldDefinitionNode,
    InputValueDefinitionNode,
    TypeDefinitionNode,
    TypeExtensionNode,
)

from entrypoints.graphql.schema.altered_contract import AlteredContract
from entrypoints.graphql.schema.node_changes import changed, named

Named = TypeVar("Named", bound=Node)


def grow(contract: DocumentNode, extensions: Iterable[DocumentNode]) -> DocumentNode:
    """The contract's definitions, extended in place, followed by the extensions' own.

    GraphQL's `extend` cannot add an argument to a field, so an extension may define a field of
    the contract again with optional arguments added. Raises AlteredContract for anything that
    would change what the contract says.
    """
    types = {named(definition): definition for definition in contract.definitions}
    for document in extensions:
        for definition in document.definitions:
            _place(types, definition)
    return DocumentNode(definitions=tuple(types.values()))


def _place(types: dict[str, DefinitionNode], definition: DefinitionNode) -> None:
    name = named(definition)
    if isinstance(definition, TypeExtensionNode):
        if name not in types:
            raise AlteredContract(element=name, problem="is extended and defined nowhere")
        types[name] = _extended(types[name], definition)
    elif name in types:
        raise AlteredContract(element=name, problem="is defined twice")
    else:
        types[name] = definition


def _extended(base: DefinitionNode, extension: TypeExtensionNode) -> DefinitionNode:
    fields = {named(field): field for field in getattr(base, "fields", ())}
    for field in getattr(extension, "fields", ()):
        path = f"{named(base)}.{named(field)}"
        known = fields.get(named(field))
        fields[named(field)] = field if known is None else _grown(path, known, field)
    if not isinstance(base, TypeDefinitionNode):
        raise AlteredContract(element=named(base), problem="is no type that can be extended")
    return changed(base, fields=tuple(fields.values()))


def _grown(path: str, base: Node, again: Node) -> Node:
    if not isinstance(base, FieldDefinitionNode) or not isinstance(again, FieldDefinitionNode):
        raise AlteredContract(element=path, problem="is defined twice")
    arguments = _known_arguments_stay(path, base, again)
    if any(
        argument.type.kind == "non_null_type" and not argument.default_value
        for argument in arguments
    ):
        raise AlteredContract(element=path, problem="gets an argument that is not optional")
    bare = changed(again, arguments=base.arguments, description=base.description)
    if _without_words(bare) != _without_words(base):
        raise AlteredContract(element=path, problem="does not say what the contract says")
    return again


def _known_arguments_stay(
    path: str, base: FieldDefinitionNode, again: FieldDefinitionNode
) -> Sequence[InputValueDefinitionNode]:
    told = {named(argument): _without_words(argument) for argument in again.arguments or ()}
    for argument in base.arguments or ():
        if told.pop(named(argument), None) != _without_words(argument):
            raise AlteredContract(
                element=f"{path}({named(argument)}:)", problem="does not say what the contract says"
            )
    return tuple(argument for argument in again.arguments or () if named(argument) in told)


def _without_words(node: Named) -> str:
    return print_ast(changed(node, description=None))
