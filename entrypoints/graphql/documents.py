"""Documents that were parsed and found valid, kept for the next time they are sent.

Validating costs far more than executing (performance.md), and clients send few documents often.
"""

from collections import OrderedDict
from collections.abc import Collection
from typing import Any

from attrs import define, field
from graphql import DocumentNode, GraphQLError, GraphQLSchema, TypeInfo, parse, validate
from graphql.validation import ASTValidationRule

KEPT = 500
MOST_TOKENS = 5_000
MOST_ERRORS = 10
LONGEST_KEPT = 20_000


@define(eq=False)
class Documents:
    """The hooks `query_parser` and `query_validator`, and the most recent valid documents."""

    _valid: OrderedDict[str, DocumentNode] = field(factory=OrderedDict, init=False)

    def parse(self, _context: object, data: dict[str, Any]) -> DocumentNode:
        """The document of a request. Raises GraphQLSyntaxError."""
        text: str = data["query"]
        known = self._valid.get(text)
        if known is None:
            return parse(text, max_tokens=MOST_TOKENS)
        self._valid.move_to_end(text)
        return known

    def validate(
        self,
        schema: GraphQLSchema,
        document_ast: DocumentNode,
        rules: Collection[type[ASTValidationRule]] | None = None,
        max_errors: int | None = None,
        type_info: TypeInfo | None = None,  # noqa: ARG002 - part of the hook, gone from graphql-core
    ) -> list[GraphQLError]:
        """What is wrong with the document, nothing for one that was found valid before."""
        text = document_ast.loc.source.body if document_ast.loc else ""
        if self._valid.get(text) is document_ast:
            return []
        errors = validate(schema, document_ast, rules, max_errors or MOST_ERRORS)
        if not errors and 0 < len(text) <= LONGEST_KEPT:
            self._keep(text, document_ast)
        return errors

    def _keep(self, text: str, document: DocumentNode) -> None:
        self._valid[text] = document
        if len(self._valid) > KEPT:
            self._valid.popitem(last=False)
