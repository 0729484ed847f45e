"""A server that is one of several on the same socket."""

import os
from typing import Self

from starlette.applications import Starlette

from entrypoints.cli.announcing_server import AnnouncingServer


class WorkerServer(AnnouncingServer):
    """Tells its parent that it answers, and leaves it to the parent to tell others."""

    ready: int | None = None

    @classmethod
    def telling(cls, app: Starlette, ready: int) -> Self:
        """`ready` is the parent's pipe, which gets a byte."""
        server = cls.of(app, "")
        server.ready = ready
        return server

    def announce(self) -> None:
        if self.ready is not None:
            os.write(self.ready, b".")
