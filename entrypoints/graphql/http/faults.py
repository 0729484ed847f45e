"""Answers to requests that never reach GraphQL, and to malfunctions outside it."""

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from entrypoints.calling.correlation_id import HEADER
from entrypoints.graphql.errors.shape import bad_request, internal
from entrypoints.graphql.errors.trace import trace_of
from entrypoints.graphql.http.answers import UNAVAILABLE, refused_answer
from entrypoints.graphql.http.security_headers import HEADERS
from entrypoints.graphql.http.turned_away import TurnedAway
from entrypoints.graphql.limits.busy import Busy
from entrypoints.watching.seen import place_of

log = logging.getLogger("support_center.http")
HINTS = {
    404: "The API is at POST /graphql; /healthz and /readyz tell how the service is.",
    405: "GraphQL operations are sent with POST.",
}


async def turned_away(request: Request, why: Exception) -> Response:
    if not isinstance(why, TurnedAway):
        raise why
    return refused_answer(request, why.refusal, status=why.status)


async def busy(request: Request, why: Exception) -> Response:
    """A notice, or an audit entry, that found no place in the queue for commands."""
    if not isinstance(why, Busy):
        raise why
    return refused_answer(request, why.refusal, status=UNAVAILABLE)


async def http_fault(request: Request, why: Exception) -> Response:
    """Unknown paths and methods."""
    if not isinstance(why, HTTPException):
        raise why
    hint = HINTS.get(why.status_code, "Compare the request with the documentation.")
    answer = refused_answer(request, bad_request(f"{why.detail}.", hint), status=why.status_code)
    answer.headers.update(why.headers or {})
    return answer


async def malfunction(request: Request, why: Exception) -> Response:
    correlation_id = request.state.correlation_id
    log.error(
        "[%s] %s failed\n%s",
        correlation_id,
        place_of(request.url.path),
        trace_of(why),
        extra={"correlation_id": correlation_id, "operation": place_of(request.url.path)},
    )
    answer = refused_answer(request, internal(), status=500)
    # This answer is made outside the middleware that adds these headers to all others.
    answer.headers[HEADER] = correlation_id
    answer.raw_headers.extend(HEADERS)
    return answer
