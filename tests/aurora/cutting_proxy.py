"""A proxy that cuts a connection at COMMIT: before the server hears of it, or after it answered."""

import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from enum import Enum
from pathlib import Path
from threading import Thread

from attrs import define

COMMIT = b"commit\x00"
CHUNK = 65_536


class Cut(Enum):
    BEFORE_COMMIT = "before"
    AFTER_COMMIT = "after"


@define
class CuttingProxy:
    """Cuts once, the first time a client commits; afterwards everything passes."""

    directory: Path
    server: str
    cut: Cut | None

    def serve(self, listening: socket.socket) -> None:
        with suppress(OSError):
            while True:
                client, _ = listening.accept()
                Thread(target=self._relay, args=(client,), daemon=True).start()

    def _relay(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        server.connect(self.server)
        answering = Thread(target=_pass_on, args=(server, client), daemon=True)
        with client, server, suppress(OSError):
            answering.start()
            while data := client.recv(CHUNK):
                if COMMIT in data and self.cut is not None:
                    self._cut(data, client, server)
                    return
                server.sendall(data)

    def _cut(self, data: bytes, client: socket.socket, server: socket.socket) -> None:
        cut, self.cut = self.cut, None
        client.shutdown(socket.SHUT_RDWR)
        if cut is Cut.AFTER_COMMIT:
            server.sendall(data)
        # The server finishes what it was sent, then sees the end of its session.
        server.shutdown(socket.SHUT_WR)


def _pass_on(server: socket.socket, client: socket.socket) -> None:
    with suppress(OSError):
        while data := server.recv(CHUNK):
            client.sendall(data)
        client.shutdown(socket.SHUT_RDWR)


@contextmanager
def cutting_proxy(server_socket: str, cut: Cut) -> Iterator[Path]:
    """The directory of a socket that leads to the server, until the block is left."""
    with tempfile.TemporaryDirectory(prefix="sup-") as made, socket.socket(socket.AF_UNIX) as door:
        directory = Path(made)
        door.bind(str(directory / ".s.PGSQL.5432"))
        door.listen()
        proxy = CuttingProxy(directory=directory, server=server_socket, cut=cut)
        Thread(target=proxy.serve, args=(door,), daemon=True).start()
        yield directory
        door.shutdown(socket.SHUT_RDWR)
