"""A network in front of the server: what clients send arrives a little later."""

import asyncio
import multiprocessing
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event
from pathlib import Path

from attrs import define, field

SOCKET = ".s.PGSQL.5432"


@define(eq=False)
class Answers(asyncio.Protocol):
    """What the server says goes to the client at once."""

    client: asyncio.WriteTransport

    def data_received(self, data: bytes) -> None:
        self.client.write(data)

    def connection_lost(self, _: Exception | None) -> None:
        self.client.close()


@define(eq=False)
class Delayed(asyncio.Protocol):
    """What a client says goes to the server after `seconds`, in the order it was said."""

    server: str
    seconds: float
    waiting: list[bytes] = field(factory=list, init=False)
    onward: asyncio.WriteTransport | None = field(default=None, init=False)
    connecting: "asyncio.Task[None] | None" = field(default=None, init=False)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        if isinstance(transport, asyncio.WriteTransport):
            self.connecting = asyncio.get_running_loop().create_task(self._connect(transport))

    async def _connect(self, client: asyncio.WriteTransport) -> None:
        loop = asyncio.get_running_loop()
        self.onward, _ = await loop.create_unix_connection(lambda: Answers(client), self.server)
        for data in self.waiting:
            self.onward.write(data)

    def data_received(self, data: bytes) -> None:
        asyncio.get_running_loop().call_later(self.seconds, self._pass_on, data)

    def connection_lost(self, _: Exception | None) -> None:
        asyncio.get_running_loop().call_later(self.seconds, self._hang_up)

    def _pass_on(self, data: bytes) -> None:
        if self.onward is None:
            self.waiting.append(data)
        else:
            self.onward.write(data)

    def _hang_up(self) -> None:
        if self.onward is not None:
            self.onward.close()


async def _relay(door: str, server: str, seconds: float, is_open: Event) -> None:
    loop = asyncio.get_running_loop()
    listening = await loop.create_unix_server(lambda: Delayed(server, seconds), door)
    is_open.set()
    async with listening:
        await listening.serve_forever()


def _serve(door: str, server: str, seconds: float, is_open: Event) -> None:
    asyncio.run(_relay(door, server, seconds, is_open))


@contextmanager
def delaying_proxy(sockets: Path, *, seconds: float) -> Iterator[Path]:
    """The directory of a socket that leads to the server, from a process of its own."""
    spawning = multiprocessing.get_context("spawn")
    with tempfile.TemporaryDirectory(prefix="sup-") as made:
        is_open = spawning.Event()
        given = (str(Path(made) / SOCKET), str(sockets / SOCKET), seconds, is_open)
        relay = spawning.Process(target=_serve, args=given, daemon=True)
        relay.start()
        is_open.wait(timeout=30)
        try:
            yield Path(made)
        finally:
            relay.terminate()
            relay.join()
