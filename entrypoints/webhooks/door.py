"""POST /webhooks/stripe: a notice of the processor, verified, then followed (reliability.md 8)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

from attrs import frozen
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route

from core.errors import Refusal
from entrypoints.graphql.http.answers import json_answer, refused_answer
from entrypoints.graphql.http.bounded_body import bounded_body
from entrypoints.webhooks.notices import MOST_BYTES, PATH, SIGNATURE, STATUSES, Notices
from entrypoints.webhooks.sender import sender

T = TypeVar("T")


@frozen(kw_only=True)
class WebhookDoor:
    """200 once a notice is applied, 401 and 400 for what is forged, stale or no event, 413 for
    what is too long, 503 where the processor could not be asked, so that it tells again.
    """

    notices: Notices
    pool: Executor

    def routes(self) -> list[Route]:
        return [Route(PATH, self.answer, methods=["POST"])]

    async def answer(self, http: HttpRequest) -> Response:
        body = await bounded_body(
            http, most=MOST_BYTES, hint="An event of the processor is never that long."
        )
        request = sender(http, self.notices.office.desk.clock.now())
        notice = self.notices.read(body, http.headers.get(SIGNATURE), request)
        if isinstance(notice, Refusal):
            # What is forged waits for no place among what is not, unless it is kept.
            if self.notices.forged.keeps_next():
                refusal = notice
                await self._in_pool(lambda: self.notices.audit(refusal, request))
            return refused_answer(http, notice, status=STATUSES[notice.code])
        told = notice
        heard = await self._in_pool(lambda: self.notices.follow(told, request))
        if isinstance(heard, Refusal):
            return refused_answer(http, heard, status=STATUSES[heard.code])
        return json_answer({"result": heard.value})

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work)
