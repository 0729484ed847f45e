"""A request that is too much, refused by the name of the limit."""

from collections.abc import Mapping

from core.errors import ErrorCode, Refusal
from entrypoints.graphql.refused import Refused

QUERY, VARIABLES = "query", "variables"
HINTS: Mapping[str, tuple[str, str]] = {
    "characters": (QUERY, "Move long texts from the document into its variables."),
    "tokens": (QUERY, "Select fewer fields, or move lists into the variables."),
    "operations": (QUERY, "Send each operation in a document of its own."),
    "fragments": (QUERY, "Use fewer fragments, or send several requests."),
    "depth": (QUERY, "Ask for what lies deeper in a request of its own."),
    "selections": (QUERY, "Select fewer fields, or spread fragments less often."),
    "aliases": (QUERY, "Send several requests instead of aliases."),
    "root_fields": (QUERY, "Send several requests with fewer fields each."),
    "directives": (QUERY, "Leave out what is skipped, instead of skipping it."),
    "repeats": (QUERY, "Select each field once."),
    "cost": (QUERY, "Ask for fewer cases (`first`), or for less around each of them."),
    "variable_values": (VARIABLES, "Send several requests with shorter lists."),
    "variable_depth": (VARIABLES, "Compare the variables with the schema: no input is so deep."),
}


class Exceeded(Refused):
    """BAD_USER_INPUT that names the limit, its value, and what to do."""

    def __init__(self, limit: str, most: int) -> None:
        field, hint = HINTS[limit]
        named = limit.replace("_", " ")
        super().__init__(
            Refusal(
                code=ErrorCode.BAD_USER_INPUT,
                message=f"This request is over the limit of {named}, which is {most}.",
                hint=hint,
                field=field,
            )
        )
        self.limit = limit


def refuse_above(limit: str, counted: int, most: int) -> None:
    """Raises Exceeded if more was counted than `most`."""
    if counted > most:
        raise Exceeded(limit, most)
