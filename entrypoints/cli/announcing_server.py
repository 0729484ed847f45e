"""uvicorn, which tells when it is ready, and when it is about to stop."""

import gc
import sys
from asyncio import AbstractEventLoop, get_running_loop
from contextlib import suppress
from functools import partial
from socket import socket
from types import FrameType
from typing import Self

import uvicorn
from starlette.applications import Starlette

from entrypoints.cli.bounded_protocol import BoundedProtocol
from entrypoints.cli.fault import CliFault
from entrypoints.cli.stopping import StopAsked
from entrypoints.watching.leaving import Leaving

SECONDS_FOR_OPEN_REQUESTS = 30
"""As long as a request is given for its answer (entrypoints/graphql/limits)."""


class AnnouncingServer(uvicorn.Server):
    """A server that writes its welcome to standard error as soon as it answers.

    Asked to stop, it says so to `leaving` at once and goes on for its `drain_seconds`; then it
    takes nothing new and finishes what it has begun.
    """

    _loop: AbstractEventLoop | None = None

    def __init__(
        self, config: uvicorn.Config, welcome: object, leaving: Leaving | None = None
    ) -> None:
        super().__init__(config)
        self._welcome = welcome
        self._leaving = Leaving() if leaving is None else leaving

    @classmethod
    def of(cls, app: Starlette, welcome: object) -> Self:
        config = uvicorn.Config(
            app,
            lifespan="on",
            http=BoundedProtocol,
            ws="none",
            log_config=None,
            access_log=False,
            # Whom a request comes from is told by proxies that the settings name, and no others.
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=SECONDS_FOR_OPEN_REQUESTS,
        )
        return cls(config, welcome, getattr(app.state, "leaving", None))

    def run(self, sockets: list[socket] | None = None) -> None:
        """Raises StopAsked, which knows what was not finished."""
        try:
            super().run(sockets)
        except StopAsked as asked:
            asked.unfinished = self._leaving.unfinished
            raise

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Raises CliFault when the application cannot start; uvicorn has said why."""
        # Some versions of uvicorn leave the process here, others come back without a word.
        with suppress(SystemExit):
            await super().startup(sockets=sockets)
        if not self.started:
            raise CliFault("The server could not start; what is written above says why.")
        self._loop = get_running_loop()
        # What is there now stays: no collection looks through it again.
        gc.collect()
        gc.freeze()
        self.announce()

    def announce(self) -> None:
        """Once, as soon as it answers."""
        print(self._welcome, file=sys.stderr, flush=True)

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        """A second signal does not wait until the first has drained."""
        drain = 0 if self._leaving.begun else self._leaving.drain_seconds
        self._leaving.begin()
        stop = partial(super().handle_exit, sig, frame)
        if drain and self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.call_later, drain, stop)
        else:
            stop()
