"""The contract's elements, explained: its file stays verbatim, so the words are kept beside it."""

from collections.abc import Mapping
from typing import TypeVar

from graphql import DocumentNode, Node, StringValueNode

from entrypoints.graphql.schema.altered_contract import AlteredContract
from entrypoints.graphql.schema.node_changes import changed, named

Worded = TypeVar("Worded", bound=Node)


def worded(document: DocumentNode, words: Mapping[str, str]) -> DocumentNode:
    """The document with `words` as descriptions.

    Raises AlteredContract for words without an element.
    """
    left = dict(words)
    definitions = tuple(_definition(definition, left) for definition in document.definitions)
    for element in left:
        raise AlteredContract(element=element, problem="is described and does not exist")
    return DocumentNode(definitions=definitions)


def _definition(definition: Worded, words: dict[str, str]) -> Worded:
    sign = "@" if definition.kind == "directive_definition" else ""
    name = f"{sign}{named(definition)}"
    told = _told(definition, name, words)
    if sign:
        return changed(told, arguments=_arguments(name, definition, words))
    members = {
        key: tuple(_member(name, member, words) for member in getattr(definition, key))
        for key in ("fields", "values")
        if hasattr(definition, key)
    }
    return changed(told, **members)


def _member(owner: str, member: Worded, words: dict[str, str]) -> Worded:
    name = f"{owner}.{named(member)}"
    told = _told(member, name, words)
    if not getattr(member, "arguments", None):
        return told
    return changed(told, arguments=_arguments(name, member, words))


def _arguments(owner: str, node: Node, words: dict[str, str]) -> tuple[Node, ...]:
    arguments: tuple[Node, ...] = tuple(getattr(node, "arguments", None) or ())
    return tuple(_told(argument, f"{owner}({named(argument)}:)", words) for argument in arguments)


def _told(node: Worded, name: str, words: dict[str, str]) -> Worded:
    text = words.pop(name, "").strip()
    if not text:
        return node
    return changed(node, description=StringValueNode(value=text, block="\n" in text))
