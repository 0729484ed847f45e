"""JSON answers."""

import json
from collections.abc import Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from core.errors import Refusal
from entrypoints.graphql.errors.shape import extensions


def json_answer(content: Mapping[str, Any], *, status: int = 200) -> Response:
    """Plain ASCII JSON: it can carry every text, also a broken surrogate pair sent to us."""
    body = json.dumps(content, separators=(",", ":")).encode("ascii")
    return Response(
        body, status, media_type="application/json", headers={"Cache-Control": "no-store"}
    )


def refused_answer(request: Request, refusal: Refusal, *, status: int) -> Response:
    """A request that never reached GraphQL, answered in the shape GraphQL's errors have."""
    correlation_id: str = request.state.correlation_id
    told = extensions(refusal, correlation_id=correlation_id)
    error = {"message": refusal.message, "extensions": told}
    return json_answer({"errors": [error]}, status=status)
