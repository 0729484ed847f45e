"""The web application: GraphQL, health checks, and the explorer in demo mode."""

from collections.abc import AsyncIterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from entrypoints.graphql.explorer.routes import explorer_routes
from entrypoints.graphql.http.callers import Callers
from entrypoints.graphql.http.correlation import Correlation
from entrypoints.graphql.http.endpoint import Endpoint
from entrypoints.graphql.http.faults import http_fault, malfunction, turned_away
from entrypoints.graphql.http.health import Readyz, healthz
from entrypoints.graphql.http.turned_away import TurnedAway
from entrypoints.graphql.parts import Parts
from entrypoints.graphql.sampling import Sampling


def create_app(parts: Parts) -> Starlette:
    """The application over `parts`. Its lifespan enters and leaves `parts.running`, and lets
    commands that have begun finish.
    """
    pool = ThreadPoolExecutor(parts.command_threads, thread_name_prefix="command")

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with parts.running():
            try:
                yield
            finally:
                pool.shutdown()

    return Starlette(
        routes=_routes(parts, pool),
        middleware=[Middleware(Correlation)],
        exception_handlers={
            TurnedAway: turned_away,
            HTTPException: http_fault,
            Exception: malfunction,
        },
        lifespan=lifespan,
    )


def _routes(parts: Parts, pool: ThreadPoolExecutor) -> list[BaseRoute]:
    endpoint = Endpoint(Callers(parts=parts, pool=pool, strangers=Sampling()))
    explorer = explorer_routes(parts.issue_demo_token) if parts.issue_demo_token else []
    return [
        Route("/graphql", endpoint.answer, methods=["POST"]),
        Route("/healthz", healthz),
        Route("/readyz", Readyz(parts.reading_room.views).answer),
        *explorer,
    ]
