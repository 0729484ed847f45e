"""The bytes of a request, as long as they are not too many and not too slow."""

from asyncio import timeout

from starlette.requests import Request

from core.errors import Refusal
from entrypoints.graphql.errors.shape import bad_request
from entrypoints.graphql.http.turned_away import TurnedAway

PATIENCE_SECONDS = 10.0


async def bounded_body(
    request: Request, *, most: int, hint: str, within: float = PATIENCE_SECONDS
) -> bytes:
    """Raises TurnedAway with 413 as soon as more than `most` bytes came or are announced, with 408
    once `within` seconds have passed without the end.
    """
    if _announced(request) > most:
        raise TurnedAway(_too_large(most, hint), status=413)
    try:
        async with timeout(within):
            return await _read(request, most=most, hint=hint)
    except TimeoutError:
        raise TurnedAway(_too_slow(within), status=408) from None


async def _read(request: Request, *, most: int, hint: str) -> bytes:
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > most:
            raise TurnedAway(_too_large(most, hint), status=413)
        parts.append(part)
    return b"".join(parts)


def _announced(request: Request) -> int:
    told = request.headers.get("content-length", "")
    return int(told[:18]) if told.isascii() and told.isdigit() else 0


def _too_large(most: int, hint: str) -> Refusal:
    return bad_request(f"The request is larger than {most} bytes.", hint)


def _too_slow(within: float) -> Refusal:
    return bad_request(
        f"The request did not come to its end within {within:g} seconds.",
        "Send it again; if that keeps happening, look at the connection.",
    )
