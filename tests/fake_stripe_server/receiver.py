"""Somebody who gets webhooks, and answers what the test wants."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import monotonic, sleep
from typing import Any

import stripe
from attrs import define, field

SECRET = "whsec_of_the_receiver"
PATIENCE_SECONDS = 10


@define
class Receiver:
    """Answers the `answers` one by one, and 200 when there are no more."""

    url: str = ""
    secret: str = SECRET
    answers: list[int] = field(factory=list)
    delays: list[float] = field(factory=list)
    taken: list[tuple[bytes, str, str]] = field(factory=list)

    def take(self, body: bytes, signature: str, path: str) -> int:
        self.taken.append((body, signature, path))
        if self.delays:
            sleep(self.delays.pop(0))
        return self.answers.pop(0) if self.answers else 200

    def events(self, count: int) -> list[Any]:
        """Once so many have come, all that have, verified as the library verifies them."""
        late = monotonic() + PATIENCE_SECONDS
        while len(self.taken) < count:
            assert monotonic() < late, f"{len(self.taken)} webhooks came, not {count}"
            sleep(0.01)
        return [
            stripe.Webhook.construct_event(body, signature, self.secret, tolerance=10**9)
            for body, signature, _ in self.taken
        ]


@contextmanager
def receiving() -> Iterator[Receiver]:
    receiver = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = receiver.take(body, self.headers["Stripe-Signature"], self.path)
            self.send_response(status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            """Say nothing of each request."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        receiver.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield receiver
        finally:
            server.shutdown()
            thread.join()
