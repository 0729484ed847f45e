"""The GraphQL service behind a function URL or API Gateway v2."""

from contextlib import AsyncExitStack
from typing import Any, Final

from attrs import frozen
from starlette.applications import Starlette

from entrypoints.aws_lambda.asgi_bridge import Exchange
from entrypoints.aws_lambda.http_event import HttpEvent
from entrypoints.aws_lambda.process.event_loop import run
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.settings.settings import Settings

FUNCTION: Final = "graphql"


@frozen
class Served:
    """The application of `support-center serve`, and what keeps its connections open: Lambda tells
    nobody when a process ends.
    """

    app: Starlette
    lifespan: AsyncExitStack


def make(settings: Settings) -> Served:
    app: Starlette = wired(settings).service_app()
    return Served(app, run(_started(app)))


async def _started(app: Starlette) -> AsyncExitStack:
    lifespan = AsyncExitStack()
    await lifespan.enter_async_context(app.router.lifespan_context(app))
    return lifespan


def answer(served: Served, event: Any, _invocation: Invocation) -> dict[str, Any]:
    return run(Exchange(HttpEvent.of(event)).through(served.app))


handler = LambdaHandler(
    function=FUNCTION,
    needs=(Need.DATABASE, Need.SIGN_ON, Need.PROCESSOR, Need.FILES),
    make=make,
    answer=answer,
)
