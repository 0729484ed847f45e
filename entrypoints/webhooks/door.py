"""POST /webhooks/stripe: a notice of the processor, verified, then followed (reliability.md 8)."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Executor
from typing import TypeVar

from attrs import field, frozen
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route

from core.errors import ErrorCode, Refusal
from core.request import Request
from core.use_cases.handling.notice_office import Heard, NoticeOffice
from entrypoints.graphql.http.answers import json_answer, refused_answer
from entrypoints.graphql.http.bounded_body import bounded_body
from entrypoints.graphql.sampling import Sampling
from entrypoints.webhooks.sender import sender
from ports.processor_webhooks import ProcessorWebhooks

PATH = "/webhooks/stripe"
SIGNATURE = "Stripe-Signature"
ACTION = "notice.receive"
MOST_BYTES = 256 * 1024
"""Many times what an event about the objects that we follow has."""
STATUSES = {ErrorCode.UNAUTHENTICATED: 401, ErrorCode.BAD_USER_INPUT: 400}
UNASKED = 503

T = TypeVar("T")


@frozen(kw_only=True)
class WebhookDoor:
    """Believes `webhooks` about who sent a body, and nothing that the body says of an object.

    200 once it is applied, 401 and 400 for what is forged, stale or no event, 413 for what is too
    long, 503 where the processor could not be asked, so that it tells again. Neither body nor
    signature goes into a log, an audit entry or an answer.
    """

    webhooks: ProcessorWebhooks
    office: NoticeOffice
    pool: Executor
    forged: Sampling = field(factory=Sampling)

    def routes(self) -> list[Route]:
        return [Route(PATH, self.answer, methods=["POST"])]

    async def answer(self, http: HttpRequest) -> Response:
        body = await bounded_body(
            http, most=MOST_BYTES, hint="An event of the processor is never that long."
        )
        signature = http.headers.get(SIGNATURE)
        request = sender(http, self.office.desk.clock.now())
        notice = self.webhooks.read(body=body, signature=signature, now=request.received_at)
        if isinstance(notice, Refusal):
            await self._audit(request, notice)
            return refused_answer(http, notice, status=STATUSES[notice.code])
        heard = await self._in_pool(lambda: self.office.follow(notice, request))
        if heard is Heard.UNASKED:
            return refused_answer(http, TELL_AGAIN, status=UNASKED)
        return json_answer({"result": heard.value})

    async def _audit(self, request: Request, refusal: Refusal) -> None:
        """Anybody can knock here, so of those who have no business here a sample is kept."""
        if not self.forged.keeps_next():
            return
        await self._in_pool(
            lambda: self.office.desk.record_refusal(
                request, action=ACTION, resource=f"door:{PATH}", why=refusal
            )
        )

    async def _in_pool(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self.pool, work)


TELL_AGAIN = Refusal(
    code=ErrorCode.INTERNAL,
    message="The payment processor could not be asked what became of it; nothing was recorded.",
    hint="Deliver the notice again.",
)
