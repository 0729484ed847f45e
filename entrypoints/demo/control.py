"""What a demo may do to its world from outside: tell and move its clock."""

import json
from collections.abc import Callable
from datetime import timedelta

from attrs import frozen
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.system.movable_clock import MovableClock
from core.errors import Refusal
from core.instants import write_instant
from entrypoints.identity.identity import Identity

CLOCK_PATH = "/demo/clock"
Authenticate = Callable[[str | None], Identity | Refusal]


@frozen(kw_only=True)
class DemoControl:
    """HTTP routes for anybody with a token of the demo's, whatever its roles."""

    clock: MovableClock
    authenticate: Authenticate

    def routes(self) -> list[Route]:
        return [
            Route(CLOCK_PATH, self._tell, methods=["GET"]),
            Route(CLOCK_PATH, self._advance, methods=["POST"]),
        ]

    async def _tell(self, request: Request) -> Response:
        return self._stranger(request) or self._told()

    async def _advance(self, request: Request) -> Response:
        """Takes `{"advance_seconds": 864000}`."""
        stranger = self._stranger(request)
        if stranger is not None:
            return stranger
        try:
            self.clock.advance(_asked(await request.body()))
        except (ValueError, OverflowError) as fault:
            return _problem(400, str(fault))
        return self._told()

    def _told(self) -> Response:
        return JSONResponse({"now": write_instant(self.clock.now())})

    def _stranger(self, request: Request) -> Response | None:
        caller = self.authenticate(request.headers.get("authorization"))
        return _problem(401, caller.message) if isinstance(caller, Refusal) else None


def _asked(body: bytes) -> timedelta:
    """Raises ValueError or OverflowError."""
    data = json.loads(body)
    seconds = data.get("advance_seconds") if isinstance(data, dict) else None
    if type(seconds) is not int:
        raise ValueError('send {"advance_seconds": N} with a whole number of seconds')
    return timedelta(seconds=seconds)


def _problem(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status_code=status)
