"""GET /metrics, for a scraper and nobody else."""

import hmac
from ipaddress import ip_address
from typing import Final

from attrs import frozen
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from core.errors import ErrorCode, Refusal
from entrypoints.calling.origin import address
from entrypoints.graphql.http.answers import refused_answer
from entrypoints.watching.figure_cache import FigureCache, Taken
from entrypoints.watching.figure_families import FigureFamilies
from entrypoints.watching.request_metrics import RequestMetrics
from entrypoints.watching.scrapers import Scrapers

PATH: Final = "/metrics"
UNAUTHENTICATED, FORBIDDEN = 401, 403
PASSED_ON: Final = ("x-forwarded-for", "forwarded", "via", "x-real-ip")


@frozen(kw_only=True)
class MetricsDoor:
    """Without `cache` there are no figures of the service, only those of this server."""

    scrapers: Scrapers
    metrics: RequestMetrics
    cache: FigureCache | None

    def route(self) -> Route:
        return Route(PATH, self.answer, methods=["GET"])

    async def answer(self, request: Request) -> Response:
        refused = self._refused(request)
        if refused is not None:
            return refused
        text = self.metrics.written()
        if self.cache is not None:
            text += _written(await self.cache.latest())
        return Response(
            text,
            headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4, "Cache-Control": "no-store"},
        )

    def _refused(self, request: Request) -> Response | None:
        if self.scrapers.token is not None:
            sent = request.headers.get("authorization", "").encode("utf-8", "replace")
            if hmac.compare_digest(sent, f"Bearer {self.scrapers.token}".encode()):
                return None
            answer = refused_answer(request, NO_TOKEN, status=UNAUTHENTICATED)
            answer.headers["WWW-Authenticate"] = "Bearer"
            return answer
        if self.scrapers.anybody or _is_from_this_machine(request):
            return None
        return refused_answer(request, FROM_ELSEWHERE, status=FORBIDDEN)


def _is_from_this_machine(request: Request) -> bool:
    """A proxy on this machine passes on what comes from others."""
    if request.client is None or any(name in request.headers for name in PASSED_ON):
        return False
    known = address(request.client.host)
    return known is not None and ip_address(known).is_loopback


@frozen(eq=False)
class _TakingFigures:
    taken: Taken

    def collect(self) -> list[Metric]:
        up = GaugeMetricFamily(
            "support_center_figures_up", "1 where the figures of the service could be had.", None
        )
        up.add_metric((), float(self.taken.figures is not None))
        took = GaugeMetricFamily(
            "support_center_figures_seconds", "How long it took to ask for them."
        )
        took.add_metric((), self.taken.seconds)
        return [up, took]


def _written(taken: Taken) -> bytes:
    registry = CollectorRegistry()
    registry.register(_TakingFigures(taken))
    if taken.figures is not None:
        registry.register(FigureFamilies(taken.figures))
    return generate_latest(registry)


NO_TOKEN: Final = Refusal(
    code=ErrorCode.UNAUTHENTICATED,
    field="Authorization",
    message="Metrics need the token of the scraper.",
    hint="Send `Authorization: Bearer …` with the server's SUPPORT_CENTER_METRICS_TOKEN.",
)
FROM_ELSEWHERE: Final = Refusal(
    code=ErrorCode.FORBIDDEN,
    message="Metrics are told on this machine only.",
    hint="Set SUPPORT_CENTER_METRICS_TOKEN where the server runs, and send it as a bearer token.",
)
