"""Stripe's HTTP API over the engine: a request becomes a call, its answer a response."""

from typing import Any

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from adapters.fake_stripe.account import API_VERSION
from adapters.fake_stripe.calls import ApiAnswer, ApiCall, CallLostError
from adapters.fake_stripe.errors import StripeApiError, malformed
from entrypoints.fake_stripe.api_key import check_api_key
from entrypoints.fake_stripe.form import MalformedForm, read_form
from entrypoints.fake_stripe.hanging_up import hang_up
from entrypoints.fake_stripe.multipart import read_multipart
from entrypoints.fake_stripe.world import World

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"


@frozen(kw_only=True)
class StripeApi:
    """Answers every path that no one else answers, unknown ones as Stripe does.

    The account of a `Stripe-Account` header is ignored: there is one account.
    """

    world: World
    api_key: str | None

    async def answer(self, request: Request) -> Response:
        try:
            check_api_key(request.headers.get("authorization"), api_key=self.api_key)
            call = await _call(request)
        except StripeApiError as error:
            request_id = self.world.stripe.engine.new_request_id()
            turned_away = ApiAnswer.error(error, request_id=request_id)
            return _response(request, turned_away)
        try:
            # A thread of its own, because a fault may make the call as slow as it likes.
            answer = await run_in_threadpool(self._request, call)
        except CallLostError:
            return await hang_up(request)
        return _response(request, answer)

    def _request(self, call: ApiCall) -> ApiAnswer:
        """Saved before it is answered. Raises CallLostError when no answer comes back."""
        try:
            return self.world.stripe.engine.request(call)
        finally:
            if call.method == "POST":
                self.world.save()


async def _call(request: Request) -> ApiCall:
    """Raises StripeApiError for a body that cannot be read."""
    try:
        params = read_form(request.url.query)
        if request.method == "POST":
            params |= await _body(request)
    except MalformedForm as fault:
        raise malformed(
            f"Invalid parameter encoding: {fault}",
            code="parameter_invalid_string",
            param=str(fault),
        ) from None
    return ApiCall(
        method=request.method,
        path=request.url.path,
        params=params,
        idempotency_key=request.headers.get("idempotency-key") or None,
    )


async def _body(request: Request) -> dict[str, Any]:
    content_type = request.headers.get("content-type", FORM)
    body = await request.body()
    kind = content_type.partition(";")[0].strip().lower()
    if kind == MULTIPART:
        return read_multipart(content_type, body)
    if kind != FORM and body:
        raise malformed(
            f"Invalid request (check that your POST content type is {FORM}).",
            code="parameter_invalid_string",
            param="Content-Type",
        )
    return read_form(body.decode(errors="replace"))


def _response(request: Request, answer: ApiAnswer) -> Response:
    headers = {
        "Request-Id": answer.request_id,
        "Stripe-Version": request.headers.get("stripe-version", API_VERSION),
    }
    if answer.replayed:
        headers["Idempotent-Replayed"] = "true"
    if answer.original_request is not None:
        headers["Original-Request"] = answer.original_request
    key = request.headers.get("idempotency-key")
    if key and request.method == "POST":
        headers["Idempotency-Key"] = key
    if answer.status == 401:  # noqa: PLR2004
        headers["WWW-Authenticate"] = 'Basic realm="Stripe"'
    return JSONResponse(answer.body, status_code=answer.status, headers=headers)
