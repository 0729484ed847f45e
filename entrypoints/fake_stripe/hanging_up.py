"""Closing a connection without an answer, as a network does when it breaks.

ASGI has no word for it, so uvicorn's protocol hands its connection to the application.
"""

import asyncio

from starlette.requests import Request
from starlette.responses import Response
from uvicorn.protocols.http.h11_impl import H11Protocol

CONNECTION = "connection"


class HangUpProtocol(H11Protocol):
    """Each request finds the connection it came by in its `state`."""

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        # A copy, because uvicorn gives the same state to every connection.
        self.app_state = {**self.app_state, CONNECTION: transport}
        super().connection_made(transport)


async def hang_up(request: Request) -> Response:
    """Close the connection at once; what is answered then goes nowhere.

    Served by any other protocol, the caller is told 502 instead.
    """
    connection = request.scope.get("state", {}).get(CONNECTION)
    if connection is None:
        return Response("The connection was to be lost here.", status_code=502)
    connection.abort()
    while (await request.receive())["type"] != "http.disconnect":
        pass
    return Response()
