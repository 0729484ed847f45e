"""JSON answers."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from core.errors import Refusal
from entrypoints.graphql.errors.shape import extensions
from entrypoints.graphql.limits.busy import RETRY_AFTER_SECONDS
from entrypoints.watching.told import told_of

UNAVAILABLE = 503


def json_answer(content: Mapping[str, Any] | bytes, *, status: int = 200) -> Response:
    """JSON as it was written elsewhere, or plain ASCII, which can carry every text, also a broken
    surrogate pair sent to us.
    """
    body = content if isinstance(content, bytes) else _ascii(content)
    return Response(
        body, status, media_type="application/json", headers={"Cache-Control": "no-store"}
    )


def busy_answer(content: Mapping[str, Any]) -> Response:
    """503: something of it found no place in a queue."""
    answer = json_answer(content, status=UNAVAILABLE)
    answer.headers["Retry-After"] = str(RETRY_AFTER_SECONDS)
    return answer


def refused_answer(request: Request, refusal: Refusal, *, status: int) -> Response:
    """A request that never reached GraphQL, answered in the shape GraphQL's errors have."""
    correlation_id: str = request.state.correlation_id
    told_of(request).codes.add(refusal.code.value)
    error = {
        "message": refusal.message,
        "extensions": extensions(refusal, correlation_id=correlation_id),
    }
    told = {"errors": [error]}
    return busy_answer(told) if status == UNAVAILABLE else json_answer(told, status=status)


def _ascii(content: Mapping[str, Any]) -> bytes:
    return json.dumps(content, separators=(",", ":")).encode("ascii")
