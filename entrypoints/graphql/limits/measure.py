"""A parsed document held against the limits, before anybody validates it."""

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLSchema,
    OperationDefinitionNode,
)

from core.errors import ErrorCode, Refusal
from entrypoints.graphql.limits.cost import Cost
from entrypoints.graphql.limits.exceeded import refuse_above
from entrypoints.graphql.limits.extent import Extent
from entrypoints.graphql.limits.extents import Extents
from entrypoints.graphql.limits.limits import Limits
from entrypoints.graphql.limits.repeats import refuse_repeats
from entrypoints.graphql.refused import Refused

NO_INTROSPECTION = Refusal(
    code=ErrorCode.BAD_USER_INPUT,
    message="The schema is not told here.",
    hint="`support-center schema` prints it, and a demo's explorer shows it.",
    field="query",
)


def measured(
    document: DocumentNode, *, schema: GraphQLSchema, limits: Limits, introspection: bool
) -> tuple[Cost, ...]:
    """The costs that wait for variables. Raises Refused for what is too much with any of them."""
    operations, fragments = _operations(document), _fragments(document)
    refuse_above("operations", len(operations), limits.operations)
    refuse_above("fragments", len(fragments), limits.fragments)
    named = {fragment.name.value: fragment for fragment in fragments}
    extents = Extents(schema=schema, fragments=named, limits=limits)
    of_operations = [extents.of_operation(operation) for operation in operations]
    of_fragments = [extents.of_definition(fragment) for fragment in fragments]
    for extent in (*of_operations, *of_fragments):
        _refuse(extent, limits, introspection=introspection)
    for extent in of_operations:
        refuse_above("root_fields", extent.root_fields, limits.root_fields)
    for each in (*operations, *fragments):
        refuse_repeats([each.selection_set], named, most=limits.repeats)
    return tuple(extent.cost for extent in of_operations if extent.cost.is_open)


def _refuse(extent: Extent, limits: Limits, *, introspection: bool) -> None:
    if extent.introspects and not introspection:
        raise Refused(NO_INTROSPECTION)
    refuse_above("depth", extent.depth, limits.depth)
    refuse_above("selections", extent.selections, limits.selections)
    refuse_above("aliases", extent.aliases, limits.aliases)
    refuse_above("directives", extent.directives, limits.directives)
    refuse_above("cost", extent.cost.at_least(), limits.cost)


def _operations(document: DocumentNode) -> list[OperationDefinitionNode]:
    return [each for each in document.definitions if isinstance(each, OperationDefinitionNode)]


def _fragments(document: DocumentNode) -> list[FragmentDefinitionNode]:
    return [each for each in document.definitions if isinstance(each, FragmentDefinitionNode)]
