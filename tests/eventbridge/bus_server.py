"""An HTTP server that speaks EventBridge's PutEvents: it checks what AWS checks, and remembers."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Lock, Thread
from typing import Any
from uuid import uuid4

from attrs import define, evolve, field, frozen

Json = dict[str, Any]
MOST_ENTRIES = 10
MOST_BYTES = 262_144
REQUIRED = ("Source", "DetailType", "Detail")
PATIENCE_SECONDS = 60


@frozen(kw_only=True)
class Fault:
    """What becomes of the next `times` requests, or of all while it is None.

    With a `status` they are refused whole; without one their connection is cut.
    """

    status: int | None
    code: str = ""
    times: int | None = None


@define(eq=False)
class Bus:
    """What came in. Entries whose detail names a `refused` message id are refused alone, a
    `poison` one with its whole request. A `short` answer leaves the last entry out.
    """

    url: str = ""
    taken: list[Json] = field(factory=list, init=False)
    requests: list[list[Json]] = field(factory=list, init=False)
    refused: dict[str, str] = field(factory=dict, init=False)
    poison: set[str] = field(factory=set, init=False)
    short: bool = field(default=False, init=False)
    fault: Fault | None = field(default=None, init=False)
    answers: Event = field(factory=Event, init=False)
    """While it is not set, events are taken and nothing is answered."""
    arrived: Event = field(factory=Event, init=False)
    _lock: Lock = field(factory=Lock, init=False)

    def details(self) -> list[Json]:
        return [json.loads(event["Detail"]) for event in self.taken]

    def message_ids(self) -> list[str]:
        return [detail["message_id"] for detail in self.details()]

    def put(self, entries: list[Json]) -> tuple[int, Json] | None:
        """Status and body of the answer; None cuts the connection."""
        with self._lock:
            self.requests.append(entries)
            struck = self._struck()
            if struck is not None:
                return None if struck.status is None else _error(struck.status, struck.code)
            told = self._unfit_request(entries) or self._taken(entries)
        self.arrived.set()
        self.answers.wait(PATIENCE_SECONDS)
        return told

    def _struck(self) -> Fault | None:
        struck = self.fault
        if struck is not None and struck.times is not None:
            left = struck.times - 1
            self.fault = evolve(struck, times=left) if left else None
        return struck

    def _taken(self, entries: list[Json]) -> tuple[int, Json]:
        results = [self._take(entry) for entry in entries]
        failed = sum("ErrorCode" in result for result in results)
        told = results[:-1] if self.short else results
        return 200, {"FailedEntryCount": failed, "Entries": told}

    def _unfit_request(self, entries: list[Json]) -> tuple[int, Json] | None:
        if not 1 <= len(entries) <= MOST_ENTRIES:
            return _error(400, "ValidationException")
        if sum(map(size_of, entries)) > MOST_BYTES:
            return _error(413, "RequestEntityTooLargeException")
        if any(_id(entry) in self.poison for entry in entries):
            return _error(400, "ValidationException")
        return None

    def _take(self, entry: Json) -> Json:
        code = _unfit_entry(entry) or self.refused.get(_id(entry))
        if code is not None:
            return {"ErrorCode": code, "ErrorMessage": f"not taken: {entry.get('Detail')}"}
        self.taken.append(entry)
        return {"EventId": str(uuid4())}


def _id(entry: Json) -> str:
    detail: Json = json.loads(entry["Detail"])
    return str(detail.get("message_id") or detail.get("notification_id"))


def size_of(entry: Json) -> int:
    texts = (entry.get(name, "") for name in ("Source", "DetailType", "Detail"))
    return (14 if "Time" in entry else 0) + sum(len(text.encode()) for text in texts)


def _unfit_entry(entry: Json) -> str | None:
    if any(not entry.get(name) for name in REQUIRED):
        return "InvalidArgument"
    if entry["Source"].startswith("aws."):
        return "NotAuthorizedForSourceException"
    try:
        detail = json.loads(entry["Detail"])
    except ValueError:
        return "MalformedDetail"
    return None if isinstance(detail, dict) else "MalformedDetail"


def _error(status: int, code: str) -> tuple[int, Json]:
    return status, {"__type": code, "message": f"{code} met the request"}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    bus: Bus

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = self._unfit() or self.bus.put(json.loads(body)["Entries"])
        if told is None:
            self.close_connection = True
            return
        status, answer = told
        content = json.dumps(answer).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.1")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _unfit(self) -> tuple[int, Json] | None:
        if not self.headers.get("Authorization", "").startswith("AWS4-HMAC-SHA256 "):
            return _error(403, "MissingAuthenticationToken")
        if self.headers.get("X-Amz-Target") != "AWSEvents.PutEvents":
            return _error(400, "UnknownOperationException")
        return None

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Nobody reads it."""


@contextmanager
def bus_server() -> Iterator[Bus]:
    """A bus on a free port of this machine, until the block is left."""
    bus = Bus()
    bus.answers.set()
    handler = type("Handler", (_Handler,), {"bus": bus})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        bus.url = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield bus
        finally:
            bus.answers.set()
            server.shutdown()
