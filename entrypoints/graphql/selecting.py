"""How much around a case a document selects, so that one read fetches exactly that."""

from graphql import (
    FieldNode,
    GraphQLObjectType,
    GraphQLOutputType,
    GraphQLResolveInfo,
    GraphQLType,
    get_argument_values,
    get_named_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields

from core.views.selection import Selection
from entrypoints.fields.around import AROUND
from entrypoints.fields.view_fields import FIRST_PAGE
from entrypoints.graphql.call import Call

Fields = list[FieldDetails]


def selected_around_cases(info: GraphQLResolveInfo[Call]) -> Selection:
    """What the field being resolved, which answers cases, wants to see of each.

    Fragments, aliases, variables, @skip and @include count as the executor will count them.
    Raises GraphQLError for a page that is no number.
    """
    return _selection(info, _below(info, info.return_type, _asked(info)))


def selected_around_nodes(info: GraphQLResolveInfo[Call]) -> Selection:
    """The same for a field that answers a connection: what its nodes are to show."""
    fields, type_ = _below(info, info.return_type, _asked(info)), _object(info.return_type)
    for step in ("edges", "node"):
        named = [details for details in fields if details.node.name.value == step]
        field_type = type_.fields[step].type
        fields, type_ = _below(info, field_type, named), _object(field_type)
    return _selection(info, fields)


def _selection(info: GraphQLResolveInfo[Call], fields: Fields) -> Selection:
    names = {details.node.name.value for details in fields}
    return Selection(
        timeline_pages=frozenset(
            _page(info, details.node) for details in fields if details.node.name.value == "timeline"
        ),
        **{attribute: name in names for name, attribute in AROUND.items()},
    )


def _asked(info: GraphQLResolveInfo[Call]) -> Fields:
    return [FieldDetails(node, None) for node in info.field_nodes]


def _below(info: GraphQLResolveInfo[Call], answered: GraphQLOutputType, fields: Fields) -> Fields:
    """What is selected in `fields`, all of which answer the same type."""
    if not fields:
        return []
    collected = collect_subfields(
        info.schema,
        {name: FragmentDetails(fragment) for name, fragment in info.fragments.items()},
        info.variable_values,
        info.operation,
        _object(answered),
        fields,
    )
    return [each for details in collected.grouped_field_set.values() for each in details]


def _page(info: GraphQLResolveInfo[Call], field: FieldNode) -> int:
    timeline = _object(info.schema.type_map["Case"]).fields["timeline"]
    page: int | None = get_argument_values(timeline, field, info.variable_values).get("page")
    return FIRST_PAGE if page is None else page


def _object(answered: GraphQLType) -> GraphQLObjectType:
    named = get_named_type(answered)
    if not isinstance(named, GraphQLObjectType):
        raise TypeError(f"{named} has no fields")
    return named
