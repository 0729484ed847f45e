"""A loopback server that publishes what the test wants an issuer to publish."""

import json
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from threading import Event, Thread
from typing import Any

from attrs import define, field, frozen

WELL_KNOWN = "/.well-known/openid-configuration"
JWKS = "/jwks"


@frozen(kw_only=True)
class Answer:
    """`drip` seconds pass before each byte of the body, `silence` before the answer begins."""

    body: bytes
    status: int = 200
    location: str = ""
    drip: float = 0.0
    silence: float = 0.0


@define
class Publisher:
    """`answers` by path, and the paths that were `asked` for, in order."""

    url: str = ""
    answers: dict[str, Answer] = field(factory=dict)
    asked: list[str] = field(factory=list)
    closing: Event = field(factory=Event)

    def publish(self, *keys: dict[str, Any], **changes: Any) -> None:
        """Everything as it should be, but for these changes in the discovery document."""
        told = {"issuer": self.url, "jwks_uri": f"{self.url}{JWKS}", **changes}
        self.answers[WELL_KNOWN] = Answer(body=json.dumps(told).encode())
        self.answers[JWKS] = Answer(body=json.dumps({"keys": keys}).encode())


@contextmanager
def publishing(tls: SSLContext | None = None) -> Iterator[Publisher]:
    publisher = Publisher()
    with ThreadingHTTPServer(("127.0.0.1", 0), _handler(publisher)) as server:
        publisher.url = f"http://127.0.0.1:{server.server_address[1]}"
        if tls is not None:
            publisher.url = f"https://localhost:{server.server_address[1]}"
            server.socket = tls.wrap_socket(server.socket, server_side=True)
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield publisher
        finally:
            publisher.closing.set()
            server.shutdown()
            thread.join()


def _handler(publisher: Publisher) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            publisher.asked.append(self.path)
            answer = publisher.answers.get(self.path, Answer(body=b"", status=404))
            publisher.closing.wait(answer.silence)
            with suppress(ConnectionError):
                self._tell(answer)

        def _tell(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Location", answer.location)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if not answer.drip:
                self.wfile.write(answer.body)
                return
            for byte in answer.body:
                if publisher.closing.wait(answer.drip):
                    return
                self.wfile.write(bytes([byte]))

        def log_message(self, *_: Any) -> None:
            """Say nothing of each request."""

    return Handler
