"""The load: so many connections that are kept alive, each sending one request after the other.

A process of its own: `python -m tests.bench.http.load` reads a Task from standard input, as JSON,
and writes what it came to. It reads no more of an answer than its length and its status.
"""

import asyncio
import json
import sys
import time
from itertools import cycle
from typing import Any

import uvloop
from attrs import asdict, define, field, frozen

END_OF_HEAD = b"\r\n\r\n"
LENGTH = b"content-length: "
GOOD = b"HTTP/1.1 200"
REFUSED = b'"errors"'


@frozen(kw_only=True)
class Task:
    """`bodies` are sent in turn; `warming` seconds come first and do not count."""

    port: int
    authorization: str
    bodies: list[str]
    connections: int
    seconds: float
    warming: float

    def requests(self) -> list[bytes]:
        return [self._request(body.encode()) for body in self.bodies]

    def _request(self, body: bytes) -> bytes:
        head = (
            "POST /graphql HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: bench\r\n"
            f"Authorization: Bearer {self.authorization}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        return head.encode() + body


@frozen(kw_only=True)
class Managed:
    """Answers a second, and how long one took; `answered` are all, while warming too, and `failed`
    is what went wrong first.
    """

    a_second: float
    answered: int
    median_ms: float
    p99_ms: float
    failed: str = ""


@define(eq=False)
class Client(asyncio.Protocol):
    """One connection, which asks again as soon as it is answered."""

    requests: "cycle[bytes]"
    times: list[float]
    failures: list[str]
    _transport: Any = field(default=None, init=False)
    _told: bytes = field(default=b"", init=False)
    _wanted: int = field(default=0, init=False)
    _sent_at: float = field(default=0.0, init=False)
    asking: bool = field(default=True, init=False)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._ask()

    def data_received(self, data: bytes) -> None:
        told = self._told + data if self._told else data
        if not self._wanted:
            self._wanted = _whole_length(told)
        if not self._wanted or len(told) < self._wanted:
            self._told = told
            return
        self.times.append(time.perf_counter() - self._sent_at)
        if not told.startswith(GOOD) or REFUSED in told[:2000]:
            self.failures.append(told[-1_000:].decode(errors="replace"))
        self._told, self._wanted = b"", 0
        if self.asking:
            self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        if self.asking:
            self.failures.append(f"the connection was lost: {exc}")

    def _ask(self) -> None:
        self._sent_at = time.perf_counter()
        self._transport.write(next(self.requests))


def _whole_length(told: bytes) -> int:
    """Of the whole answer in bytes; 0 until its head is there."""
    end = told.find(END_OF_HEAD)
    if end < 0:
        return 0
    head = told[:end].lower()
    start = head.index(LENGTH) + len(LENGTH)
    return end + len(END_OF_HEAD) + int(head[start:].split(b"\r\n", 1)[0])


async def managed(task: Task) -> Managed:
    """What the task came to."""
    loop = asyncio.get_running_loop()
    times: list[float] = []
    failures: list[str] = []
    requests, clients = cycle(task.requests()), []
    for _ in range(task.connections):
        _, client = await loop.create_connection(
            lambda: Client(requests, times, failures), "127.0.0.1", task.port
        )
        clients.append(client)
        # Whoever is idle takes the next connection: all at once, one worker might take them all.
        await asyncio.sleep(0.01)
    await asyncio.sleep(task.warming)
    warming = len(times)
    times.clear()
    started = time.perf_counter()
    await asyncio.sleep(task.seconds)
    taken, counted = time.perf_counter() - started, sorted(times)
    answered = warming + len(counted)
    for client in clients:
        client.asking = False
    await asyncio.sleep(0.05)
    if not counted:
        failed = (*failures, "no answer")[0]
        return Managed(a_second=0, answered=answered, median_ms=0, p99_ms=0, failed=failed)
    return Managed(
        a_second=len(counted) / taken,
        answered=answered,
        median_ms=counted[len(counted) // 2] * 1_000,
        p99_ms=counted[len(counted) * 99 // 100] * 1_000,
        failed=failures[0] if failures else "",
    )


if __name__ == "__main__":
    told = uvloop.run(managed(Task(**json.load(sys.stdin))))
    json.dump(asdict(told), sys.stdout)
