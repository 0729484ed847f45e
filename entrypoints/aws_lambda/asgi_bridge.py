"""One HTTP event through an ASGI application."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from attrs import define, field

from entrypoints.aws_lambda.http_event import HttpEvent, http_answer

Message = MutableMapping[str, Any]
Application = Callable[
    [
        Message,
        Callable[[], Awaitable[Message]],
        Callable[[Message], Awaitable[None]],
    ],
    Awaitable[None],
]


@define(eq=False)
class Exchange:
    """A request that is there whole, and the answer as it is put together."""

    event: HttpEvent
    _told: bool = field(default=False, init=False)
    _status: int = field(default=500, init=False)
    _headers: list[tuple[str, str]] = field(factory=list, init=False)
    _body: bytearray = field(factory=bytearray, init=False)

    async def through(self, app: Application) -> dict[str, Any]:
        """The answer as Lambda takes it."""
        await app(self._scope(), self._receive, self._send)
        return http_answer(self._status, self._headers, bytes(self._body))

    def _scope(self) -> Message:
        event = self.event
        return {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": event.method.upper(),
            "scheme": event.headers.get("x-forwarded-proto", "https"),
            "path": event.path,
            "raw_path": event.path.encode(),
            "root_path": "",
            "query_string": event.query.encode(),
            "headers": [
                (name.encode("latin-1", "replace"), text.encode("latin-1", "replace"))
                for name, text in event.headers.items()
            ],
            "client": None if event.source_ip is None else (event.source_ip, 0),
            "server": (event.headers.get("host", "lambda"), 443),
            "state": {},
        }

    async def _receive(self) -> Message:
        if self._told:
            return {"type": "http.disconnect"}
        self._told = True
        return {"type": "http.request", "body": self.event.body, "more_body": False}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            self._headers = [
                (name.decode("latin-1"), text.decode("latin-1"))
                for name, text in message["headers"]
            ]
        elif message["type"] == "http.response.body":
            self._body += message.get("body", b"")
