"""What every answer tells browsers: that it is data, and nothing to show or to run."""

from attrs import frozen
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = (
    (b"x-content-type-options", b"nosniff"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"referrer-policy", b"no-referrer"),
)


@frozen
class SecurityHeaders:
    """Middleware: adds HEADERS to answers that do not say something else themselves."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                told = {name for name, _ in message["headers"]}
                message["headers"].extend(pair for pair in HEADERS if pair[0] not in told)
            await send(message)

        await self.app(scope, receive, send_with_headers)
