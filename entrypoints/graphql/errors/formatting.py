"""GraphQL errors as clients see them."""

import logging
from typing import Any

from graphql import FieldNode, GraphQLError

from core.errors import Refusal
from entrypoints.graphql.call import Call
from entrypoints.graphql.errors.misread_input import misread_input
from entrypoints.graphql.errors.shape import extensions, internal
from entrypoints.graphql.errors.trace import trace_of
from entrypoints.graphql.refused import Refused

log = logging.getLogger("support_center.graphql")


def format_error(error: GraphQLError, call: Call) -> dict[str, Any]:
    """The error with its extensions. A malfunction is logged with its trace and told in general."""
    cause = _cause(error)
    refusal = _refusal(error, cause, call)
    call.told.codes.add(refusal.code.value)
    told: dict[str, Any] = {"message": refusal.message}
    if error.locations:
        told["locations"] = [location.formatted for location in error.locations]
    if error.path is not None:
        told["path"] = error.path
    told["extensions"] = extensions(refusal, correlation_id=call.request.correlation_id)
    return told


def _refusal(error: GraphQLError, cause: Exception | None, call: Call) -> Refusal:
    if isinstance(cause, Refused):
        return cause.refusal
    if cause is None and _is_about_input(error):
        return misread_input(error)
    log.error(
        "[%s] %s failed\n%s",
        call.request.correlation_id,
        _field(error),
        trace_of(cause or error),
        extra={
            "correlation_id": call.request.correlation_id,
            "operation": _field(error),
        },
    )
    return internal()


def _field(error: GraphQLError) -> str:
    """The schema's name of the field; the path has the client's own names for fields."""
    node = error.nodes[0] if error.nodes else None
    return node.name.value if isinstance(node, FieldNode) else "request"


def _cause(error: GraphQLError) -> Exception | None:
    """What was raised before the executor wrapped it, if anything was."""
    cause: Exception | None = error
    while isinstance(cause, GraphQLError):
        cause = cause.original_error
    return cause


def _is_about_input(error: GraphQLError) -> bool:
    """Without a path the document or its variables are at fault; with one, an argument may be,
    but a field that took none answered something that the schema forbids.
    """
    node = error.nodes[0] if error.nodes else None
    return error.path is None or not isinstance(node, FieldNode) or bool(node.arguments)
