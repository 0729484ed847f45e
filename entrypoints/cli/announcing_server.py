"""uvicorn, which tells when it is ready and is otherwise silent about requests."""

import gc
import sys
from contextlib import suppress
from socket import socket
from typing import Self

import uvicorn
from starlette.applications import Starlette

from entrypoints.cli.bounded_protocol import BoundedProtocol
from entrypoints.cli.fault import CliFault

SECONDS_FOR_OPEN_REQUESTS = 10


class AnnouncingServer(uvicorn.Server):
    """A server that writes its welcome to standard error as soon as it answers."""

    def __init__(self, config: uvicorn.Config, welcome: object) -> None:
        super().__init__(config)
        self._welcome = welcome

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
        return cls(config, welcome)

    async def startup(self, sockets: list[socket] | None = None) -> None:
        """Raises CliFault when the application cannot start; uvicorn has said why."""
        # Some versions of uvicorn leave the process here, others come back without a word.
        with suppress(SystemExit):
            await super().startup(sockets=sockets)
        if not self.started:
            raise CliFault("The server could not start; what is written above says why.")
        # What is there now stays: no collection looks through it again.
        gc.collect()
        gc.freeze()
        self.announce()

    def announce(self) -> None:
        """Once, as soon as it answers."""
        print(self._welcome, file=sys.stderr, flush=True)
