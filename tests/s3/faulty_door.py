"""A way to the emulator on which requests can be answered by somebody else, or by nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from xml.sax.saxutils import escape

from attrs import define, field, frozen

from adapters.s3.connection import S3Connection
from tests.s3.emulator import REGION, Emulator

PATIENCE_SECONDS = 20


@frozen(kw_only=True)
class Strike:
    """What becomes of requests of this method. Without a status their connection is cut.

    `first` happens before; `silent` takes the request and answers nothing until all is over.
    """

    method: str
    status: int | None = None
    code: str = ""
    silent: bool = False
    first: Callable[[], object] = field(default=lambda: None)


@define(eq=False)
class FaultyDoor:
    """Everything goes through while there is no `strike`."""

    upstream: str
    url: str = ""
    strike: Strike | None = None
    struck: int = 0
    over: Event = field(factory=Event)

    def connection(self) -> S3Connection:
        """Patient for half a second, and tries twice."""
        return S3Connection(region=REGION, endpoint_url=self.url, read_seconds=0.5, attempts=2)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    door: FaultyDoor

    def do_GET(self) -> None:
        strike = self.door.strike
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if strike is None or strike.method != self.command:
            self._pass_on(body)
            return
        self.door.struck += 1
        strike.first()
        if strike.silent:
            self.door.over.wait(PATIENCE_SECONDS)
        if strike.status is None:
            self.close_connection = True
            return
        quoted = f"<Message>a canary: {escape(self.path)}</Message>"
        told = f"<Error><Code>{strike.code}</Code>{quoted}</Error>"
        self._tell(strike.status, {"Content-Type": "application/xml"}, told.encode())

    do_PUT = do_HEAD = do_POST = do_DELETE = do_GET  # noqa: N815 - the base calls them so

    def _pass_on(self, body: bytes) -> None:
        host = self.door.upstream.removeprefix("http://")
        upstream = HTTPConnection(host, timeout=PATIENCE_SECONDS)
        try:
            # With the headers as they are, the host included, since they are signed.
            upstream.request(self.command, self.path, body, dict(self.headers.items()))
            answer = upstream.getresponse()
            self._tell(answer.status, dict(answer.getheaders()), answer.read())
        finally:
            upstream.close()

    def _tell(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response(status)
        for name, value in headers.items():
            if name.lower() not in {"connection", "content-length", "transfer-encoding", "date"}:
                self.send_header(name, value)
        lengths = [said for name, said in headers.items() if name.lower() == "content-length"]
        told = lengths[:1] if self.command == "HEAD" else [str(len(body))]
        self.send_header("Content-Length", told[0] if told else "0")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base names it
        """Nobody reads it."""


@contextmanager
def faulty_door(s3: Emulator) -> Iterator[FaultyDoor]:
    door = FaultyDoor(s3.url)
    handler = type("Handler", (_Handler,), {"door": door})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        door.url = f"http://127.0.0.1:{server.server_address[1]}"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        try:
            yield door
        finally:
            door.over.set()
            server.shutdown()
