"""HTTP as httptools reads it, from clients that come to the end of what they say."""

from asyncio import BaseTransport, Transport
from typing import Any, Final, cast

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol, RequestResponseCycle

MOST_BYTES: Final = 64 * 1024
HEAD: Final = b"HTTP/1.1 "
CONTINUE: Final = b"HTTP/1.1 100 "
TOO_LONG: Final = "The head of the request is too long."


class HeadTooLong(Exception):
    """A parser that is given this answers 400."""


class WholeAnswers:
    """A transport that sends the head of an answer with the beginning of its body: a system call
    less for the server, and one less for whoever reads it.
    """

    def __init__(self, transport: Transport) -> None:
        self._transport = transport
        self._head = b""

    def write(self, data: bytes) -> None:
        if self._head:
            head, self._head = self._head, b""
            self._transport.write(head + data)
        elif data.startswith(HEAD) and not data.startswith(CONTINUE):
            self._head = data
        else:
            self._transport.write(data)

    def finish(self) -> None:
        """An answer to HEAD has no body that its head could wait for."""
        if self._head:
            self.write(b"")

    def close(self) -> None:
        self.finish()
        self._transport.close()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class BoundedProtocol(HttpToolsProtocol):
    """Refuses heads, and whatever else is kept until it is whole, of more than 64 KiB: the parser
    has no limit of its own. Bodies are bounded where they are read.
    """

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self._unfinished = 0
        self._headers = 0
        self._came_to_something = False

    def connection_made(self, transport: BaseTransport) -> None:
        self._answers = WholeAnswers(cast("Transport", transport))
        super().connection_made(cast("Transport", self._answers))

    def on_response_complete(self) -> None:
        self._answers.finish()
        super().on_response_complete()

    def data_received(self, data: bytes) -> None:
        self._came_to_something = False
        super().data_received(data)
        self._unfinished = 0 if self._came_to_something else self._unfinished + len(data)
        if self._unfinished > MOST_BYTES and not self.transport.is_closing():
            self._turn_away()

    def on_message_begin(self) -> None:
        self._headers = 0
        super().on_message_begin()

    def on_url(self, url: bytes) -> None:
        self._count(len(url))
        super().on_url(url)

    def on_header(self, name: bytes, value: bytes) -> None:
        self._count(len(name) + len(value))
        super().on_header(name, value)

    def on_headers_complete(self) -> None:
        self._came_to_something = True
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        self._came_to_something = True
        super().on_body(body)

    def on_message_complete(self) -> None:
        self._came_to_something = True
        super().on_message_complete()

    def _count(self, more: int) -> None:
        self._headers += more
        if self._headers > MOST_BYTES:
            raise HeadTooLong

    def _turn_away(self) -> None:
        """An answer that has begun is not written into."""
        begun: RequestResponseCycle | None = self.cycle
        if begun is None or begun.response_complete:
            self.send_400_response(TOO_LONG)
        else:
            self.transport.close()
