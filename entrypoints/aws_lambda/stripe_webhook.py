"""A notice of Stripe's, by function URL or API Gateway v2: verified over its raw bytes, then
followed (reliability.md 8).

The same notice may come twice, at once even, and a function may end at any moment: the mark that
it was applied and what it does are one transaction, and Stripe tells again what was not answered.
"""

import json
from typing import Any, Final

from core.errors import ErrorCode, Refusal
from core.request import Request
from entrypoints.aws_lambda.http_event import HttpEvent, http_answer
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.calling.anonymous import ANONYMOUS
from entrypoints.calling.correlation_id import HEADER, correlation_id
from entrypoints.calling.origin import address, user_agent
from entrypoints.graphql.errors.shape import bad_request, extensions
from entrypoints.settings.settings import Settings
from entrypoints.webhooks.notices import MOST_BYTES, SIGNATURE, STATUSES, Notices

FUNCTION: Final = "stripe_webhook"
TOO_LARGE: Final = 413
NOT_POSTED: Final = 405


def make(settings: Settings) -> Notices:
    container = wired(settings)
    return Notices(webhooks=container.webhooks(), office=container.notice_office())


def answer(notices: Notices, event: Any, _invocation: Invocation) -> dict[str, Any]:
    """200 once it is applied; else what the door of the server answers."""
    http = HttpEvent.of(event)
    request = Request(
        actor=ANONYMOUS,
        roles=frozenset(),
        correlation_id=correlation_id(http.headers.get(HEADER.lower())),
        received_at=notices.office.desk.clock.now(),
        ip=address(http.source_ip),
        user_agent=user_agent(http.headers.get("user-agent")),
    )
    if http.method != "POST":
        return _refused(request, bad_request("Method Not Allowed.", "Use POST."), NOT_POSTED)
    if len(http.body) > MOST_BYTES:
        why = bad_request(
            f"The request is larger than {MOST_BYTES} bytes.",
            "An event of the processor is never that long.",
        )
        return _refused(request, why, TOO_LARGE)
    told = notices.take(http.body, http.headers.get(SIGNATURE.lower()), request)
    if isinstance(told, Refusal):
        return _refused(request, told, STATUSES.get(told.code, STATUSES[ErrorCode.INTERNAL]))
    return _json(200, {"result": told.value}, request)


def _refused(request: Request, refusal: Refusal, status: int) -> dict[str, Any]:
    error = {
        "message": refusal.message,
        "extensions": extensions(refusal, correlation_id=request.correlation_id),
    }
    return _json(status, {"errors": [error]}, request)


def _json(status: int, content: dict[str, Any], request: Request) -> dict[str, Any]:
    headers = [
        ("content-type", "application/json"),
        ("cache-control", "no-store"),
        (HEADER.lower(), request.correlation_id),
    ]
    return http_answer(status, headers, json.dumps(content).encode())


handler = LambdaHandler(
    function=FUNCTION,
    needs=(Need.DATABASE, Need.PROCESSOR, Need.WEBHOOKS),
    make=make,
    answer=answer,
)
