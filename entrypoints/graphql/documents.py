"""Documents that were measured, parsed and found valid, kept for the next time they are sent.

Validating costs far more than executing (performance.md), and clients send few documents often.
"""

from collections.abc import Collection, Mapping
from typing import Any

from attrs import define, field
from graphql import (
    DocumentNode,
    GraphQLError,
    GraphQLSchema,
    GraphQLSyntaxError,
    TypeInfo,
    parse,
    validate,
)
from graphql.execution.values import VariableValues
from graphql.validation import ASTValidationRule

from entrypoints.graphql.compiled.plan import Plan
from entrypoints.graphql.compiled.planning import Planning
from entrypoints.graphql.executable import executable_schema
from entrypoints.graphql.limits.admitted import Admitted
from entrypoints.graphql.limits.exceeded import Exceeded, refuse_above
from entrypoints.graphql.limits.kept import Kept
from entrypoints.graphql.limits.limits import Limits
from entrypoints.graphql.limits.long_integers import long_integers
from entrypoints.graphql.limits.measure import measured
from entrypoints.graphql.limits.variables import refuse_large_variables
from entrypoints.graphql.refused import Refused

MOST_ERRORS = 5
TOO_MANY_TOKENS = "tokens. Parsing aborted"


@define(eq=False, kw_only=True)
class Documents:
    """The hooks `query_parser` and `query_validator`, called one after the other on the event
    loop. Only `tells_schema` lets a client ask for the schema, or suggests names of it.
    """

    limits: Limits = field(factory=Limits)
    tells_schema: bool = False
    kept: Kept = field(factory=Kept)
    _measured: Admitted | None = field(default=None, init=False)

    def parse(self, _context: object, data: dict[str, Any]) -> DocumentNode:
        """The document of a request. Raises GraphQLSyntaxError, and Refused for what is too much:
        what that depends on besides variables was looked at when it first came.
        """
        text, variables = data["query"], data.get("variables")
        if variables:
            refuse_large_variables(variables, self.limits)
        admitted = self.kept.find(text)
        if admitted is None:
            admitted = self._measured = self._newcomer(text)
        admitted.refuse_dear(variables, most=self.limits.cost)
        return admitted.document

    def planned(
        self, data: Mapping[str, Any], planning: Planning
    ) -> tuple[Plan, VariableValues] | None:
        """The plan of a request whose document is known and whose variables fit, if it has one."""
        match data:
            case {"query": str(text)}:
                told, name = data.get("variables") or {}, data.get("operationName")
            case _:
                return None
        admitted = self.kept.find(text) if isinstance(told, dict) else None
        if admitted is None or not isinstance(name, str | None):
            return None
        try:
            refuse_large_variables(told, self.limits)
            admitted.refuse_dear(told, most=self.limits.cost)
        except Refused:
            return None
        return admitted.plans.find(admitted.document, name, told, planning)

    def validate(
        self,
        schema: GraphQLSchema,
        document_ast: DocumentNode,
        rules: Collection[type[ASTValidationRule]] | None = None,
        max_errors: int | None = None,
        type_info: TypeInfo | None = None,  # noqa: ARG002 - part of the hook, gone from graphql-core
    ) -> list[GraphQLError]:
        """What is wrong with the document, nothing for one that was found valid before."""
        newcomer, self._measured = self._measured, None
        if newcomer is None or newcomer.document is not document_ast:
            return []
        errors = long_integers(document_ast)[:MOST_ERRORS] or validate(
            schema,
            document_ast,
            rules,
            max_errors or MOST_ERRORS,
            hide_suggestions=not self.tells_schema,
        )
        if not errors and document_ast.loc:
            self.kept.add(document_ast.loc.source.body, newcomer)
        return errors

    def _newcomer(self, text: str) -> Admitted:
        refuse_above("characters", len(text), self.limits.characters)
        try:
            document = parse(text, max_tokens=self.limits.tokens)
        except GraphQLSyntaxError as error:
            if TOO_MANY_TOKENS in error.message:
                raise Exceeded("tokens", self.limits.tokens) from None
            raise
        open_costs = measured(
            document,
            schema=executable_schema(),
            limits=self.limits,
            introspection=self.tells_schema,
        )
        return Admitted.of(document, open_costs=open_costs)
