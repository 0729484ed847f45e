"""The web application: GraphQL, health checks, webhooks, and the explorer in demo mode."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from entrypoints.graphql.explorer.routes import explorer_routes
from entrypoints.graphql.http.callers import Callers
from entrypoints.graphql.http.client_address import ClientAddress
from entrypoints.graphql.http.correlation import Correlation
from entrypoints.graphql.http.cors import cors
from entrypoints.graphql.http.endpoint import Endpoint
from entrypoints.graphql.http.faults import busy, http_fault, malfunction, turned_away
from entrypoints.graphql.http.health import Readyz, healthz
from entrypoints.graphql.http.security_headers import SecurityHeaders
from entrypoints.graphql.http.turned_away import TurnedAway
from entrypoints.graphql.limits.busy import Busy
from entrypoints.graphql.limits.command_pools import CommandPools
from entrypoints.graphql.parts import Parts
from entrypoints.graphql.sampling import Sampling
from entrypoints.webhooks.routes import webhook_routes


def create_app(parts: Parts) -> Starlette:
    """The application over `parts`. Its lifespan enters and leaves `parts.running`, and lets
    commands that have begun finish.
    """
    pools = CommandPools.of(threads=parts.command_threads, queue=parts.command_queue)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with parts.running():
            try:
                yield
            finally:
                pools.shutdown()

    return Starlette(
        routes=_routes(parts, pools),
        middleware=_middleware(parts),
        exception_handlers={
            TurnedAway: turned_away,
            Busy: busy,
            HTTPException: http_fault,
            Exception: malfunction,
        },
        lifespan=lifespan,
    )


def _middleware(parts: Parts) -> list[Middleware]:
    """From the outside in."""
    proxies = parts.trusted_proxies
    return [
        *([Middleware(ClientAddress, trusted=proxies)] if proxies else []),
        Middleware(Correlation),
        Middleware(SecurityHeaders),
        *cors(parts.cors_origins),
    ]


def _routes(parts: Parts, pools: CommandPools) -> list[BaseRoute]:
    endpoint = Endpoint(Callers(parts=parts, pools=pools, strangers=Sampling()))
    explorer = explorer_routes(parts.issue_demo_token) if parts.issue_demo_token else []
    webhooks = webhook_routes(parts, pools.outside)
    return [
        Route("/graphql", endpoint.answer, methods=["POST"]),
        Route("/healthz", healthz),
        Route("/readyz", Readyz(parts.reading_room.views).answer),
        *webhooks,
        *explorer,
    ]
