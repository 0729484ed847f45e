"""What an operation comes to where a store writes the answer."""

from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen
from graphql import FieldNode, GraphQLField, get_argument_values
from graphql.execution.values import VariableValues

from core.request import Role
from core.use_cases.handling.written_query import WrittenQuery
from core.views.outline import Outline, Wanted
from core.views.selection import Selection
from entrypoints.fields.given import given
from entrypoints.fields.view_fields import FIRST_PAGE


@frozen(kw_only=True, eq=False)
class Plan:
    """One root field, told as `told_as`; `nodes` are where the document selects it.

    `pages` are the fields of `paged` of which a page is shown.
    """

    told_as: str
    question: Callable[..., WrittenQuery[Any]]
    roles: frozenset[Role]
    field: GraphQLField
    nodes: tuple[FieldNode, ...]
    outline: Outline
    paged: GraphQLField
    pages: tuple[FieldNode, ...]

    def asked(self, variables: VariableValues) -> tuple[WrittenQuery[Any], Wanted]:
        """The question that these variables make of it. Raises GraphQLError."""
        arguments: Mapping[str, Any] = get_argument_values(self.field, self.nodes[0], variables)
        pages = tuple(self._page(node, variables) for node in self.pages)
        selection = Selection(timeline_pages=frozenset(pages))
        return self.question(**given(arguments), selection=selection), Wanted(self.outline, pages)

    def _page(self, node: FieldNode, variables: VariableValues) -> int:
        page: int | None = get_argument_values(self.paged, node, variables).get("page")
        return FIRST_PAGE if page is None else page
