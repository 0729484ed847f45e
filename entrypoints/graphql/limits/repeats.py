"""How often one name is selected in one place.

Validation compares every two of them, and what is below them likewise: a few lines of repeated
fields inside repeated fields take it seconds.
"""

from collections.abc import Iterable, Iterator, Mapping

from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    SelectionSetNode,
)

from entrypoints.graphql.limits.exceeded import refuse_above

Fragments = Mapping[str, FragmentDefinitionNode]


def refuse_repeats(
    together: Iterable[SelectionSetNode], fragments: Fragments, *, most: int
) -> None:
    """Raises Exceeded. The fields must have been counted before: each is looked at."""
    alike: dict[str, list[FieldNode]] = {}
    for selections in together:
        for node in _fields(selections, fragments):
            shown = node.alias or node.name
            alike.setdefault(shown.value, []).append(node)
    for nodes in alike.values():
        refuse_above("repeats", len(nodes), most)
        below = [node.selection_set for node in nodes if node.selection_set]
        if below:
            refuse_repeats(below, fragments, most=most)


def _fields(selections: SelectionSetNode, fragments: Fragments) -> Iterator[FieldNode]:
    for node in selections.selections:
        if isinstance(node, FieldNode):
            yield node
        elif isinstance(node, InlineFragmentNode):
            yield from _fields(node.selection_set, fragments)
        elif isinstance(node, FragmentSpreadNode) and node.name.value in fragments:
            yield from _fields(fragments[node.name.value].selection_set, fragments)
