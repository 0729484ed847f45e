"""Whether the process lives, and whether it can answer."""

from attrs import frozen
from starlette.requests import Request
from starlette.responses import Response

from entrypoints.graphql.http.answers import json_answer
from ports.case_views import CaseViews


async def healthz(_request: Request) -> Response:
    """200 as long as the process serves."""
    return json_answer({"status": "alive"})


@frozen
class Readyz:
    """200 when a read would be answered now, else 503."""

    views: CaseViews

    async def answer(self, _request: Request) -> Response:
        if await self.views.is_ready():
            return json_answer({"status": "ready"})
        return json_answer({"status": "not ready"}, status=503)
