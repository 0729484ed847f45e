"""Reading the body of a GraphQL request: one JSON object of bounded size."""

import json
from typing import Any

from starlette.requests import Request

from entrypoints.graphql.errors.shape import bad_request
from entrypoints.graphql.http.turned_away import TurnedAway


async def read_body(request: Request, *, most: int) -> dict[str, Any]:
    """The JSON object that was sent. Raises TurnedAway with 400, 413 or 415."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise TurnedAway(
            bad_request(
                "The request is not JSON.",
                "Send it with `Content-Type: application/json`.",
                field="Content-Type",
            ),
            status=415,
        )
    data = _parsed(await _bounded(request, most))
    if not isinstance(data, dict):
        raise TurnedAway(
            bad_request(
                "The body is no JSON object.",
                'Send one operation a request: {"query": "…", "variables": {…}}. '
                "Lists of operations are not accepted.",
            ),
            status=400,
        )
    return data


async def _bounded(request: Request, most: int) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise TurnedAway(
                bad_request(
                    f"The request is larger than {most} bytes.",
                    "Send less at once; long material is attached as evidence.",
                ),
                status=413,
            )
        parts.append(part)
    return b"".join(parts)


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError) as cause:
        raise TurnedAway(
            bad_request("The body is not valid JSON.", "Check it with a JSON tool, as UTF-8."),
            status=400,
        ) from cause


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
