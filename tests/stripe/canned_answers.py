"""HTTP answers written down by a test, given to the library through a client of its own kind."""

import json
from collections.abc import Mapping
from typing import Any

import stripe as library
from attrs import field, frozen

OK = 200


@frozen
class Sent:
    method: str
    url: str
    headers: Mapping[str, str]
    body: str | bytes | None


@frozen
class Answer:
    status: int
    body: bytes
    headers: Mapping[str, str] = field(factory=dict)


class CannedAnswers(library.HTTPClient):
    """Answers `first` in turn, then `last` for good; remembers what was asked."""

    name = "canned"

    def __init__(self) -> None:
        super().__init__()
        self.first: list[Answer] = []
        self.last = Answer(OK, b"{}")
        self.sent: list[Sent] = []

    def will(self, status: int, body: object, *, headers: Mapping[str, str] | None = None) -> None:
        """From now on, everything is answered so; bytes are sent as they are."""
        self.last = answer(status, body, headers)

    def will_first(self, status: int, body: object) -> None:
        self.first.append(answer(status, body))

    def request(  # type: ignore[override]
        self, method: str, url: str, headers: Mapping[str, str], post_data: Any = None
    ) -> tuple[bytes, int, Mapping[str, str]]:
        self.sent.append(Sent(method, url, headers, post_data))
        given = self.first.pop(0) if self.first else self.last
        return given.body, given.status, given.headers

    def close(self) -> None:
        self.sent.clear()


def answer(status: int, body: object, headers: Mapping[str, str] | None = None) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, raw, headers or {})


def answered_by(answers: CannedAnswers, client: library.StripeClient) -> library.StripeClient:
    """The same client, version and retries included, with these answers for a network."""
    client._requestor._client = answers
    return client


def error(kind: str, code: str | None = None, message: str = "No.") -> dict[str, Any]:
    """An error body as Stripe writes it."""
    said = {"type": kind, "code": code, "message": message}
    return {"error": {name: value for name, value in said.items() if value is not None}}
