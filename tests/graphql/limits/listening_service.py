"""The service behind a socket, for clients that do not behave."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Thread

from entrypoints.cli.announcing_server import AnnouncingServer
from entrypoints.graphql.app import create_app
from entrypoints.graphql.parts import Parts

SECONDS = 20


@contextmanager
def listening_service(parts: Parts) -> Iterator[int]:
    """The port of a server like the one that `serve` starts."""
    server = AnnouncingServer.of(create_app(parts), "Ready.")
    with socket.create_server(("127.0.0.1", 0)) as listener:
        serving = Thread(target=server.run, kwargs={"sockets": [listener]})
        serving.start()
        try:
            yield listener.getsockname()[1]
        finally:
            server.should_exit = True
            serving.join(SECONDS)


def sent(port: int, *parts: bytes) -> socket.socket:
    """A connection over which just that was said."""
    client = socket.create_connection(("127.0.0.1", port), timeout=SECONDS)
    for part in parts:
        client.sendall(part)
    return client


def answer_of(client: socket.socket) -> bytes:
    """Everything until the server hangs up, or has said a whole answer."""
    told = b""
    with client, suppress(ConnectionResetError):
        while b'"}}]}' not in told and b'"}' not in told[-2:]:
            part = client.recv(65_536)
            if not part:
                break
            told += part
    return told
