"""Which argument or input field a place in a document belongs to."""

from collections.abc import Iterator
from functools import lru_cache

from graphql import (
    ArgumentNode,
    Node,
    ObjectFieldNode,
    OperationDefinitionNode,
    Source,
    VariableNode,
    parse,
)
from graphql.language import VariableDefinitionNode

# Looking for a name means parsing again, which a huge document is not worth.
LONGEST_SEARCHED = 20_000


def innermost_name(source: Source | None, place: int) -> str | None:
    """The name of the innermost argument or object field around `place`, or None."""
    holders = [
        node
        for node in _nodes(source)
        if isinstance(node, ArgumentNode | ObjectFieldNode)
        and node.loc is not None
        and node.loc.start <= place < node.loc.end
    ]
    return holders[-1].name.value if holders else None


def use_of_variable(source: Source | None, name: str) -> int | None:
    """Where the document first uses the variable, its definition aside."""
    for node in _nodes(source):
        if isinstance(node, VariableNode) and node.name.value == name and node.loc is not None:
            return node.loc.start
    return None


def _nodes(source: Source | None) -> Iterator[Node]:
    """Every node from the outside in, without variable definitions."""
    if source is None or len(source.body) > LONGEST_SEARCHED:
        return
    waiting: list[Node] = [_parsed(source.body)]
    while waiting:
        node = waiting.pop()
        yield node
        waiting.extend(reversed(list(_children(node))))


@lru_cache(maxsize=4)
def _parsed(text: str) -> Node:
    """One document can have several mistakes, each of which is looked for."""
    return parse(text)


def _children(node: Node) -> Iterator[Node]:
    for key in node.keys:
        if key == "variable_definitions" and isinstance(node, OperationDefinitionNode):
            continue
        value = getattr(node, key, None)
        for child in value if isinstance(value, tuple | list) else (value,):
            if isinstance(child, Node) and not isinstance(child, VariableDefinitionNode):
                yield child
