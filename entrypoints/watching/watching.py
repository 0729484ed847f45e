"""The layer around everything that sees each request answered."""

from asyncio import CancelledError
from collections.abc import Callable
from time import perf_counter
from typing import Final

from attrs import frozen
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from core.errors import ErrorCode
from entrypoints.watching.seen import FAULT, Seen, method_of, place_of
from entrypoints.watching.told import KEY, Told

GONE: Final = 499
"""The client hung up, or would not wait, before there was an answer."""


@frozen
class Watching:
    """Middleware: tells `watchers` of each HTTP request once it is over."""

    app: ASGIApp
    watchers: tuple[Callable[[Seen], None], ...]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status, began = FAULT, perf_counter()
        told = scope.setdefault("state", {})[KEY] = Told()

        async def send_and_see(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_and_see)
        except CancelledError:
            status = GONE
            raise
        finally:
            seen = _seen(scope, told, status=status, seconds=perf_counter() - began)
            for watcher in self.watchers:
                watcher(seen)


def _seen(scope: Scope, told: Told, *, status: int, seconds: float) -> Seen:
    """A malfunction passes through here before it is answered, and has told nothing yet."""
    codes = sorted(set(told.codes)) or ([ErrorCode.INTERNAL.value] if status == FAULT else [])
    return Seen(
        operation=told.operation or place_of(scope["path"]),
        method=method_of(scope["method"]),
        status=status,
        seconds=seconds,
        roles=tuple(sorted(told.roles)),
        codes=tuple(codes),
        correlation_id=scope["state"].get("correlation_id", ""),
    )
