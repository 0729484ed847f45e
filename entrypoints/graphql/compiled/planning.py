"""From an operation of a valid document to its plan."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, Protocol

from attrs import frozen
from graphql import (
    DirectiveNode,
    GraphQLField,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLSchema,
    Node,
    OperationDefinitionNode,
    OperationType,
    VariableNode,
    get_named_type,
)
from graphql.execution.collect_fields import FieldDetails, FragmentDetails
from graphql.execution.values import VariableValues

from core.request import Role
from core.use_cases.handling.written_query import WrittenQuery
from core.views.outline import Outline
from entrypoints.fields.queries import QUERIES
from entrypoints.graphql.auth_directive import read_roles
from entrypoints.graphql.compiled.not_covered import NotCovered
from entrypoints.graphql.compiled.outlining import Outlining, directives_of
from entrypoints.graphql.compiled.plan import Plan

CASE, TIMELINE, AUTH = "Case", "timeline", "auth"
EMPTY: Final = VariableValues(sources={}, coerced={})


class Store(Protocol):
    """As core/use_cases/handling/reading_room.py says what it can write."""

    def can_write(self, query: type[WrittenQuery[Any]], outline: Outline) -> bool: ...


@frozen(kw_only=True)
class Planning:
    """Plans for what `store` can write."""

    schema: GraphQLSchema
    store: Store

    def plan(
        self,
        operation: OperationDefinitionNode,
        fragments: Mapping[str, FragmentDetails],
        variables: VariableValues = EMPTY,
    ) -> Plan:
        """`variables` are those of @skip and @include alone. Raises NotCovered."""
        root = self.schema.query_type
        if operation.operation is not OperationType.QUERY or root is None:
            raise NotCovered
        outlining = Outlining(
            schema=self.schema, operation=operation, fragments=fragments, variables=variables
        )
        together = outlining.root_fields(root)
        if len(together) != 1:
            raise NotCovered
        return self._plan(root, together[0], outlining)

    def _plan(
        self, root: GraphQLObjectType, details: list[FieldDetails], outlining: Outlining
    ) -> Plan:
        node = details[0].node
        question, known = _question(node.name.value), root.fields.get(node.name.value)
        if known is None or not isinstance(known.type, GraphQLNonNull):
            raise NotCovered
        answered = get_named_type(known.type)
        if not isinstance(answered, GraphQLObjectType):
            raise NotCovered
        outline = Outline(outlining.shown(answered, details))
        if not self.store.can_write(question, outline):
            raise NotCovered
        return Plan(
            told_as=(node.alias or node.name).value,
            question=question,
            roles=_roles(known),
            field=known,
            nodes=tuple(each.node for each in details),
            outline=outline,
            paged=self._paged(),
            pages=tuple(outlining.pages),
        )

    def _paged(self) -> GraphQLField:
        case = self.schema.type_map[CASE]
        if not isinstance(case, GraphQLObjectType):
            raise NotCovered
        timeline: GraphQLField = case.fields[TIMELINE]
        return timeline


def switches(nodes: list[Node]) -> tuple[str, ...]:
    """The variables that decide what is selected."""
    directives = (node for node in _all(nodes) if isinstance(node, DirectiveNode))
    named = {each.name.value for each in _all(list(directives)) if isinstance(each, VariableNode)}
    return tuple(sorted(named))


def _all(nodes: list[Node]) -> Iterator[Node]:
    waiting = list(nodes)
    while waiting:
        node = waiting.pop()
        yield node
        for key in node.keys:
            value = getattr(node, key, None)
            children = value if isinstance(value, tuple | list) else (value,)
            waiting.extend(child for child in children if isinstance(child, Node))


def _question(name: str) -> type[WrittenQuery[Any]]:
    asked = QUERIES.get(name)
    if asked is None or asked.around is None or asked.shaped_at is not None:
        raise NotCovered
    use_case = asked.use_case
    if not issubclass(use_case, WrittenQuery):
        raise NotCovered
    written: type[WrittenQuery[Any]] = use_case
    return written


def _roles(known: GraphQLField) -> frozenset[Role]:
    """Whom @auth lets in; a field without it, or with more, is not covered."""
    if list(directives_of(known)) != [AUTH] or known.ast_node is None:
        raise NotCovered
    (auth,) = known.ast_node.directives or ()
    (role,) = auth.arguments or ()
    return read_roles(str(getattr(role.value, "value", "")))
