"""What a demo may do to its world from outside: tell and move its clock."""

import json
from collections.abc import Awaitable, Callable
from datetime import timedelta

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from adapters.system.movable_clock import MovableClock
from core.errors import Refusal
from core.instants import write_instant
from entrypoints.demo.demo_stripe import DemoStripe
from entrypoints.demo.no_fake_stripe import NoFakeStripe
from entrypoints.identity.identity import Identity

CLOCK_PATH = "/demo/clock"
Authenticate = Callable[[str | None], Awaitable[Identity | Refusal]]


@frozen(kw_only=True)
class DemoControl:
    """HTTP routes for anybody with a token of the demo's, whatever its roles.

    `moved` is awaited on the server's loop once the time is another, before that is answered.
    """

    clock: MovableClock
    stripe: DemoStripe
    authenticate: Authenticate
    moved: Callable[[], Awaitable[None]]

    def routes(self) -> list[Route]:
        return [
            Route(CLOCK_PATH, self._tell, methods=["GET"]),
            Route(CLOCK_PATH, self._advance, methods=["POST"]),
        ]

    async def _tell(self, request: Request) -> Response:
        return await self._stranger(request) or self._told()

    async def _advance(self, request: Request) -> Response:
        """Takes `{"advance_seconds": 864000}`."""
        stranger = await self._stranger(request)
        if stranger is not None:
            return stranger
        try:
            await run_in_threadpool(self._move, _asked(await request.body()))
        except (ValueError, OverflowError) as fault:
            return _problem(400, str(fault))
        except NoFakeStripe as fault:
            return _problem(502, str(fault))
        await self.moved()
        return self._told()

    def _move(self, by: timedelta) -> None:
        """Stripe's clock first: it signs by it, and where it stands still so does ours."""
        self.stripe.move_to(self.clock.now() + by)
        self.clock.advance(by)

    def _told(self) -> Response:
        return JSONResponse({"now": write_instant(self.clock.now())})

    async def _stranger(self, request: Request) -> Response | None:
        caller = await self.authenticate(request.headers.get("authorization"))
        return _problem(401, caller.message) if isinstance(caller, Refusal) else None


def _asked(body: bytes) -> timedelta:
    """Raises ValueError or OverflowError."""
    try:
        data = json.loads(body)
    except RecursionError:
        raise ValueError("the body is no JSON that can be read") from None
    seconds = data.get("advance_seconds") if isinstance(data, dict) else None
    if type(seconds) is not int:
        raise ValueError('send {"advance_seconds": N} with a whole number of seconds')
    return timedelta(seconds=seconds)


def _problem(status: int, message: str) -> Response:
    return JSONResponse({"error": message}, status_code=status)
