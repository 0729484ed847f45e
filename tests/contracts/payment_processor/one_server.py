"""One server for the whole suite: starting and stopping one takes longer than a test."""

from collections.abc import Iterator
from contextlib import contextmanager

from attrs import define
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.fake_stripe_server.running import running_app


@define(eq=False)
class OneServer:
    """Answers with whichever application is put in its place."""

    app: ASGIApp
    url: str = ""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self.app(scope, receive, send)


@contextmanager
def one_server() -> Iterator[OneServer]:
    server = OneServer(Starlette())
    with running_app(Starlette(routes=[Mount("/", app=server)])) as server.url:
        yield server
