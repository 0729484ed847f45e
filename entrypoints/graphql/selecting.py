"""How much around a case a document selects, so that one read fetches exactly that."""

from collections.abc import Iterator

from graphql import (
    FieldNode,
    GraphQLObjectType,
    GraphQLResolveInfo,
    get_argument_values,
    get_named_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails, collect_subfields

from core.views.selection import Selection
from entrypoints.graphql.call import Call

FIRST_PAGE = 1
AROUND = {
    "messages": "messages",
    "refunds": "refunds",
    "payoutHolds": "holds",
    "links": "links",
    "earlierCases": "earlier_cases",
}


def selected_around_cases(info: GraphQLResolveInfo[Call]) -> Selection:
    """What the field being resolved, which answers cases, wants to see of each.

    Fragments, aliases, variables, @skip and @include count as the executor will count them.
    Raises GraphQLError for a page that is no number.
    """
    fields = tuple(_fields(info))
    names = {field.name.value for field in fields}
    return Selection(
        timeline_pages=frozenset(
            _page(info, field) for field in fields if field.name.value == "timeline"
        ),
        **{attribute: name in names for name, attribute in AROUND.items()},
    )


def _fields(info: GraphQLResolveInfo[Call]) -> Iterator[FieldNode]:
    collected = collect_subfields(
        info.schema,
        {name: FragmentDetails(fragment) for name, fragment in info.fragments.items()},
        info.variable_values,
        info.operation,
        _case_type(info),
        [FieldDetails(node, None) for node in info.field_nodes],
    )
    for details in collected.grouped_field_set.values():
        yield details[0].node


def _page(info: GraphQLResolveInfo[Call], field: FieldNode) -> int:
    timeline = _case_type(info).fields["timeline"]
    page: int | None = get_argument_values(timeline, field, info.variable_values).get("page")
    return FIRST_PAGE if page is None else page


def _case_type(info: GraphQLResolveInfo[Call]) -> GraphQLObjectType:
    answered = get_named_type(info.return_type)
    if not isinstance(answered, GraphQLObjectType):
        raise TypeError(f"{info.field_name} answers no cases")
    return answered
