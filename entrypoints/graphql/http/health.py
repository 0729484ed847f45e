"""Whether the process lives, and whether it can answer."""

from attrs import frozen
from starlette.requests import Request
from starlette.responses import Response

from entrypoints.graphql.http.answers import json_answer
from entrypoints.watching.leaving import Leaving
from ports.case_views import CaseViews


async def healthz(_request: Request) -> Response:
    """200 as long as the process serves."""
    return json_answer({"status": "alive"})


@frozen
class Readyz:
    """200 when a read would be answered now and the server is to stay, else 503."""

    views: CaseViews
    leaving: Leaving

    async def answer(self, _request: Request) -> Response:
        if self.leaving.begun:
            return json_answer({"status": "stopping"}, status=503)
        if await self.views.is_ready():
            return json_answer({"status": "ready"})
        return json_answer({"status": "not ready"}, status=503)
