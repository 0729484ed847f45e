"""The GraphQL service behind a function URL or API Gateway v2."""

from contextlib import AsyncExitStack
from typing import Any, Final

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


def make(settings: Settings) -> Starlette:
    """The application of `support-center serve`, its connections open."""
    app: Starlette = wired(settings).service_app()
    run(_started(app))
    return app


async def _started(app: Starlette) -> None:
    """Its lifespan ends with the process: Lambda tells nobody when that is."""
    await AsyncExitStack().enter_async_context(app.router.lifespan_context(app))


def answer(app: Starlette, event: Any, _invocation: Invocation) -> dict[str, Any]:
    return run(Exchange(HttpEvent.of(event)).through(app))


handler = LambdaHandler(
    function=FUNCTION,
    needs=(Need.DATABASE, Need.SIGN_ON, Need.PROCESSOR, Need.FILES),
    make=make,
    answer=answer,
)
