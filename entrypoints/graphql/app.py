"""The web application: GraphQL, health checks, webhooks, and the explorer in demo mode."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import BaseRoute, Route

from entrypoints.graphql.executable import executable_schema
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
from entrypoints.watching.figure_cache import FigureCache
from entrypoints.watching.metrics_door import MetricsDoor
from entrypoints.watching.request_metrics import RequestMetrics
from entrypoints.watching.watching import Watching
from entrypoints.webhooks.routes import webhook_routes

log = logging.getLogger("support_center.http")
SECONDS_FOR_COMMANDS = 30.0
"""After the last request was answered or given up: longer than a database or Stripe may take."""


def create_app(parts: Parts) -> Starlette:
    """The application over `parts`. Its lifespan enters and leaves `parts.running`, and lets
    commands that have begun finish. Whoever serves it tells `app.state.leaving` of the end.
    """
    # Before the first request: it takes a while.
    executable_schema()
    pools = CommandPools.of(threads=parts.command_threads, queue=parts.command_queue)

    metrics = _metrics(parts, pools)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        async with parts.running(), metrics.kept_up_to_date():
            try:
                yield
            finally:
                parts.leaving.begin()
                parts.leaving.unfinished = await pools.finish(within=SECONDS_FOR_COMMANDS)
                if parts.leaving.unfinished:
                    log.error("%s commands did not come to their end", parts.leaving.unfinished)

    app = Starlette(
        routes=[*_routes(parts, pools), _metrics_door(parts, metrics).route()],
        middleware=_middleware(parts, metrics),
        exception_handlers={
            TurnedAway: turned_away,
            Busy: busy,
            HTTPException: http_fault,
            Exception: malfunction,
        },
        lifespan=lifespan,
    )
    app.state.leaving = parts.leaving
    return app


def _metrics(parts: Parts, pools: CommandPools) -> RequestMetrics:
    full = {"desk": pools.desk.occupancy, "outside": pools.outside.occupancy}
    if parts.reading_places is not None:
        full["reading"] = parts.reading_places
    return RequestMetrics(pools=full)


def _metrics_door(parts: Parts, metrics: RequestMetrics) -> MetricsDoor:
    board, clock = parts.figure_board, parts.desk.clock
    cache = None if board is None else FigureCache(lambda: board.figures(clock.now()))
    return MetricsDoor(scrapers=parts.scrapers, metrics=metrics, cache=cache)


def _middleware(parts: Parts, metrics: RequestMetrics) -> list[Middleware]:
    """From the outside in."""
    proxies, log = parts.trusted_proxies, parts.log_request
    watchers = (metrics.saw,) if log is None else (metrics.saw, log)
    return [
        *([Middleware(ClientAddress, trusted=proxies)] if proxies else []),
        Middleware(Correlation),
        Middleware(Watching, watchers=watchers),
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
        Route("/readyz", Readyz(parts.reading_room.views, parts.leaving).answer),
        *webhooks,
        *explorer,
    ]
