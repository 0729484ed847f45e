"""What one field costs with everything selected below it."""

from graphql import (
    FieldNode,
    GraphQLField,
    GraphQLList,
    GraphQLNamedType,
    GraphQLNonNull,
    IntValueNode,
    ValueNode,
    VariableNode,
    get_named_type,
)

from entrypoints.graphql.limits.cost import Cost
from entrypoints.graphql.limits.costs import (
    COSTS,
    DEFAULT_COST,
    DEFAULT_LENGTH,
    LENGTHS,
    PageArgument,
)


def field_cost(
    node: FieldNode, *, parent: GraphQLNamedType | None, known: GraphQLField | None, below: Cost
) -> Cost:
    """Its own cost, and what is below it as often as the list is long.

    A field that the schema does not have costs the default.
    """
    path = f"{parent.name}.{node.name.value}" if parent else node.name.value
    own = Cost.of(COSTS.get(path, DEFAULT_COST))
    if node.selection_set is None:
        return own.times(_plain_length(path, known))
    return own.plus(_repeated(below, node, path, known))


def named_type(known: GraphQLField | None) -> GraphQLNamedType | None:
    """The type of the field's value, or of its members."""
    return None if known is None else get_named_type(known.type)


def _repeated(below: Cost, node: FieldNode, path: str, known: GraphQLField | None) -> Cost:
    length = LENGTHS.get(path)
    if not isinstance(length, PageArgument):
        return below.times(_plain_length(path, known))
    told = _argument(node, length.name)
    if isinstance(told, VariableNode):
        return below.times_asked(told.name.value, length)
    return below.times(length.length(_literal(told)))


def _plain_length(path: str, known: GraphQLField | None) -> int:
    told = LENGTHS.get(path)
    if isinstance(told, int):
        return told
    return DEFAULT_LENGTH if _is_list(known) else 1


def _is_list(known: GraphQLField | None) -> bool:
    if known is None:
        return False
    of = known.type.of_type if isinstance(known.type, GraphQLNonNull) else known.type
    return isinstance(of, GraphQLList)


def _argument(node: FieldNode, name: str) -> ValueNode | None:
    return next((given.value for given in node.arguments or () if given.name.value == name), None)


def _literal(told: ValueNode | None) -> int | None:
    """A literal beyond the digits of an Int is as long as it can be."""
    if not isinstance(told, IntValueNode):
        return None
    return int(told.value[:10])
