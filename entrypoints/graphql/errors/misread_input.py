"""Syntax, validation and coercion errors in words that name the field."""

import re
from collections.abc import Iterator

from graphql import GraphQLError, Source, VariableDefinitionNode

from core.errors import Refusal
from entrypoints.graphql.errors.enclosing_names import innermost_name, use_of_variable
from entrypoints.graphql.errors.shape import bad_request

NAMES_IN_MESSAGES = (
    re.compile(r"(?:required|unknown) field '(\w+)'"),
    re.compile(r"at (?:[\w.\[\]]*\.)?(\w+)(?:\[\d+\])*:"),
    re.compile(r"Argument '[\w.]+\((\w+):\)'"),
    re.compile(r"Unknown argument '(\w+)'"),
    re.compile(r"Cannot query field '(\w+)'"),
)
HINTS = (
    ("32-bit", "Give a whole number from -2147483648 to 2147483647."),
    ("Int cannot", "Give a whole number, without quotes or decimals."),
    ("String cannot", "Give a text in quotes."),
    ("ID cannot", "Give the id as a text in quotes."),
    ("Boolean cannot", "Give true or false."),
    ("enum", "Use one of the values that the schema lists, in upper case."),
    ("required", "Add it: it has no default."),
    ("non-null", "Give it a value: null is not allowed here."),
    ("nknown", "Remove it, or check its spelling against the schema."),
    ("Cannot query field", "Check its spelling against the schema."),
    ("Syntax Error", "Correct the document where the location points."),
)
OTHERWISE = "Compare the request with the schema; the explorer and `support-center schema` show it."
LONGEST = 300


def misread_input(error: GraphQLError) -> Refusal:
    """BAD_USER_INPUT for a request that does not fit the schema."""
    message = error.message if len(error.message) <= LONGEST else error.message[:LONGEST] + "…"
    hint = next((hint for mark, hint in HINTS if mark in error.message), OTHERWISE)
    return bad_request(message, hint, field=next(_names(error), None))


def _names(error: GraphQLError) -> Iterator[str]:
    for pattern in NAMES_IN_MESSAGES:
        found = pattern.search(error.message)
        if found:
            yield found[1]
    for node in error.nodes or ():
        source: Source | None = node.loc.source if node.loc else None
        place = node.loc.start if node.loc else 0
        if isinstance(node, VariableDefinitionNode):
            place = use_of_variable(source, node.variable.name.value) or place
        name = innermost_name(source, place)
        if name is not None:
            yield name
