"""What a selection shows of the views behind it: the executor's own way through it, taken once."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from attrs import define, field
from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLObjectType,
    GraphQLSchema,
    OperationDefinitionNode,
    get_named_type,
)
from graphql.execution.collect_fields import (
    FieldDetails,
    FragmentDetails,
    collect_fields,
    collect_subfields,
)
from graphql.execution.values import VariableValues

from core.views.outline import Shown, Written
from entrypoints.fields.python_name import python_name
from entrypoints.fields.view_fields import (
    VIEW_FIELDS,
    public_status_of,
    severity_of,
    timeline,
)
from entrypoints.graphql.compiled.leaves import way_of
from entrypoints.graphql.compiled.not_covered import NotCovered

COMPUTED: Final[Mapping[Callable[..., Any], str]] = {
    severity_of: "severity",
    public_status_of: "public_status",
    timeline: "timeline",
}
"""What a store can compute as well, by what computes it here."""
PAGED: Final = "timeline"
TYPENAME: Final = "__typename"


@define(eq=False, kw_only=True)
class Outlining:
    """Of one operation. `pages` are the fields that come in pages, as they are met."""

    schema: GraphQLSchema
    operation: OperationDefinitionNode
    fragments: Mapping[str, FragmentDetails]
    variables: VariableValues
    pages: list[FieldNode] = field(factory=list, init=False)

    def root_fields(self, root: GraphQLObjectType) -> list[list[FieldDetails]]:
        """What the operation selects, what answers to one name together."""
        collected = collect_fields(
            self.schema, dict(self.fragments), self.variables, root, self.operation
        )
        return list(collected.grouped_field_set.values())

    def shown(self, of: GraphQLObjectType, together: list[FieldDetails]) -> tuple[Shown, ...]:
        """What is selected of an `of` in fields that answer to one name. Raises NotCovered."""
        collected = collect_subfields(
            self.schema, dict(self.fragments), self.variables, self.operation, of, together
        )
        return tuple(
            self._field(of, told_as, details)
            for told_as, details in collected.grouped_field_set.items()
        )

    def _field(self, of: GraphQLObjectType, told_as: str, details: list[FieldDetails]) -> Shown:
        node = details[0].node
        if node.name.value == TYPENAME:
            return Shown(told_as=told_as, name=of.name, written=Written.CONSTANT)
        known = of.fields[node.name.value]
        name = _attribute(of, node.name.value, known)
        answered = get_named_type(known.type)
        if not isinstance(answered, GraphQLObjectType):
            if known.args:
                raise NotCovered
            return Shown(told_as=told_as, name=name, written=way_of(known.type))
        return Shown(
            told_as=told_as,
            name=name,
            written=Written.PARTS,
            page=self._page(name, known, node),
            parts=self.shown(answered, details),
        )

    def _page(self, name: str, known: GraphQLField, node: FieldNode) -> int | None:
        if name != PAGED:
            if known.args:
                raise NotCovered
            return None
        self.pages.append(node)
        return len(self.pages) - 1


def directives_of(of: GraphQLField) -> Iterable[str]:
    """The directives that the contract puts on a field."""
    return (each.name.value for each in (of.ast_node.directives or ())) if of.ast_node else ()


def _attribute(of: GraphQLObjectType, name: str, known: GraphQLField) -> str:
    """The field of the view behind it. Raises NotCovered for what something else decides."""
    if set(directives_of(known)) - {"deprecated"}:
        raise NotCovered
    found = VIEW_FIELDS.get(of.name, {}).get(name) or python_name(name)
    if isinstance(found, str):
        return found
    if found in COMPUTED:
        return COMPUTED[found]
    raise NotCovered
