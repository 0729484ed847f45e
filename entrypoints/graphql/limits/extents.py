"""Measuring selections: each fragment is looked at once, however often it is spread."""

from collections.abc import Mapping
from typing import Final

from attrs import define, evolve, field
from graphql import (
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLNamedType,
    GraphQLObjectType,
    GraphQLSchema,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionNode,
    SelectionSetNode,
)

from entrypoints.graphql.limits.exceeded import Exceeded, refuse_above
from entrypoints.graphql.limits.extent import Extent
from entrypoints.graphql.limits.field_cost import field_cost, named_type
from entrypoints.graphql.limits.limits import Limits

LOOKS_AT_THE_SCHEMA: Final = frozenset({"__schema", "__type"})
LEVELS_A_DEPTH: Final = 4
"""Selections may lie this many times deeper than fields: fragments are levels too."""


@define(eq=False, kw_only=True)
class Extents:
    """The extents of one document's selections. Raises Exceeded for what never ends, or nests so
    deep that looking at it would be dear.
    """

    schema: GraphQLSchema
    fragments: Mapping[str, FragmentDefinitionNode]
    limits: Limits
    _known: dict[str, Extent] = field(factory=dict, init=False)
    _level: int = field(default=0, init=False)

    def of(self, selections: SelectionSetNode | None, parent: GraphQLNamedType | None) -> Extent:
        """What is selected of a `parent`; None where validation will find no such type."""
        self._level += 1
        if self._level > self.limits.depth * LEVELS_A_DEPTH:
            raise Exceeded("depth", self.limits.depth)
        selected = selections.selections if selections else ()
        refuse_above("selections", len(selected), self.limits.selections)
        total = Extent()
        for selection in selected:
            total = total.beside(self._selected(selection, parent))
        self._level -= 1
        return total

    def of_operation(self, operation: OperationDefinitionNode) -> Extent:
        """With the directives beside its selections: on itself, and on its variables."""
        within = self.of(operation.selection_set, self.schema.get_root_type(operation.operation))
        variables = operation.variable_definitions or ()
        beside = [*(operation.directives or ())]
        beside += [directive for each in variables for directive in each.directives or ()]
        return evolve(within, directives=within.directives + len(beside))

    def of_fragment(self, name: str) -> Extent:
        """Nothing for a fragment that is defined nowhere: validation will say so."""
        fragment = self.fragments.get(name)
        if fragment is None:
            return Extent()
        if name not in self._known:
            self._known[name] = self._defined(fragment)
        return self._known[name]

    def of_definition(self, fragment: FragmentDefinitionNode) -> Extent:
        """Also of one whose name another has: validation refuses both, and looks at both first."""
        name = fragment.name.value
        spread = self.fragments.get(name) is fragment
        return self.of_fragment(name) if spread else self._defined(fragment)

    def _defined(self, fragment: FragmentDefinitionNode) -> Extent:
        condition = fragment.type_condition.name.value
        inside = self.of(fragment.selection_set, self.schema.get_type(condition))
        return evolve(inside, directives=inside.directives + len(fragment.directives or ()))

    def _selected(self, node: SelectionNode, parent: GraphQLNamedType | None) -> Extent:
        if isinstance(node, FieldNode):
            inside = self._field(node, parent)
        elif isinstance(node, FragmentSpreadNode):
            inside = self.of_fragment(node.name.value)
        elif isinstance(node, InlineFragmentNode):
            condition = node.type_condition
            seen_as = self.schema.get_type(condition.name.value) if condition else parent
            inside = self.of(node.selection_set, seen_as)
        else:
            raise TypeError(node.kind)
        return inside.selected(directives=len(node.directives or ()))

    def _field(self, node: FieldNode, parent: GraphQLNamedType | None) -> Extent:
        name = node.name.value
        looks = name in LOOKS_AT_THE_SCHEMA
        known = parent.fields.get(name) if isinstance(parent, GraphQLObjectType) else None
        # How deep introspection may go is graphql-core's own rule.
        selections = None if looks else node.selection_set
        below = self.of(selections, named_type(known))
        return Extent(
            depth=below.depth + 1,
            selections=below.selections,
            aliases=below.aliases + (node.alias is not None),
            root_fields=1,
            directives=below.directives,
            introspects=below.introspects or looks,
            cost=field_cost(node, parent=parent, known=known, below=below.cost),
        )
