"""Reading the body of a GraphQL request: one JSON object of bounded size, in UTF-8."""

import json
import re
from typing import Any

from starlette.requests import Request

from entrypoints.graphql.errors.shape import bad_request
from entrypoints.graphql.http.bounded_body import bounded_body
from entrypoints.graphql.http.turned_away import TurnedAway

JSON_IN_UTF_8 = re.compile(r'application/json\s*(;\s*charset="?utf-?8"?\s*)?', re.IGNORECASE)
TOO_LONG = "Send less at once; long material is attached as evidence."
NO_JSON = bad_request(
    "The request is not JSON.",
    "Send it with `Content-Type: application/json`.",
    field="Content-Type",
)
NO_UTF_8 = bad_request(
    "The request is in another charset than UTF-8.",
    "Encode it as UTF-8; `Content-Type: application/json` needs no charset.",
    field="Content-Type",
)
COMPRESSED = bad_request(
    "The request is compressed.",
    "Send it as it is, without `Content-Encoding`.",
    field="Content-Encoding",
)


async def read_body(request: Request, *, most: int, within: float) -> dict[str, Any]:
    """The JSON object that was sent. Raises TurnedAway with 400, 408, 413 or 415."""
    _check_headers(request)
    body = await bounded_body(request, most=most, hint=TOO_LONG, within=within)
    data = _parsed(body)
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


def _check_headers(request: Request) -> None:
    """A page of another site can send every other content type without being asked first."""
    told = request.headers.get("content-type", "")
    if JSON_IN_UTF_8.fullmatch(told) is None:
        is_json = told.partition(";")[0].strip().lower() == "application/json"
        raise TurnedAway(NO_UTF_8 if is_json else NO_JSON, status=415)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise TurnedAway(COMPRESSED, status=415)


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body.decode("utf-8"), parse_constant=_no_number)
    except (ValueError, RecursionError) as cause:
        raise TurnedAway(
            bad_request("The body is not valid JSON.", "Check it with a JSON tool, as UTF-8."),
            status=400,
        ) from cause


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is no JSON")
