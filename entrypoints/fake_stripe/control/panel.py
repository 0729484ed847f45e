"""The control endpoint: every lever as a route, and a list of them that teaches."""

import json
from collections.abc import Awaitable, Callable

from attrs import frozen
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route

from adapters.fake_stripe.disputes import DisputeClosedError
from adapters.fake_stripe.errors import StripeApiError
from adapters.fake_stripe.refund_progress import RefundEndedError
from entrypoints.fake_stripe.control import (
    conditions,
    disputes,
    faults,
    happenings,
    holdings,
    refunds,
)
from entrypoints.fake_stripe.control.control_fault import ControlFault
from entrypoints.fake_stripe.control.fields import Fields
from entrypoints.fake_stripe.control.lever import Lever
from entrypoints.fake_stripe.methods import METHODS
from entrypoints.fake_stripe.world import World

LEVERS = (
    *holdings.LEVERS,
    *faults.LEVERS,
    *refunds.LEVERS,
    *disputes.LEVERS,
    *happenings.LEVERS,
    *conditions.LEVERS,
)
Endpoint = Callable[[Request], Awaitable[Response]]


@frozen
class ControlPanel:
    """Answers JSON; a fault is `{"error": {"field": …, "message": …}}` with status 400 or more."""

    world: World

    def routes(self) -> list[BaseRoute]:
        """All under `/_control`."""
        levers = [
            Route(lever.path, self._pulling(lever), methods=[lever.method]) for lever in LEVERS
        ]
        teaching = Route("/", _teach, methods=["GET"])
        unknown = Route("/{path:path}", _unknown, methods=METHODS)
        return [
            Route("/_control", _teach, methods=["GET"]),
            Mount("/_control", routes=[teaching, *levers, unknown]),
        ]

    def _pulling(self, lever: Lever) -> Endpoint:
        async def pull(request: Request) -> Response:
            body = await request.body()
            given = {**request.query_params, **request.path_params}
            return await run_in_threadpool(self._pull, lever, body, given)

        return pull

    def _pull(self, lever: Lever, body: bytes, given: dict[str, str]) -> Response:
        try:
            fields = Fields.of(body, given)
            act = lever.prepare(self.world, fields)
            fields.end()
            answer = act()
        except ControlFault as fault:
            return _fault(fault.field, fault.message, fault.status)
        except StripeApiError as error:
            return _fault(error.param or "", error.message, error.status)
        except RefundEndedError as ended:
            return _fault("refund", f"The refund is {ended.args[1]} for good.", 409)
        except DisputeClosedError as closed:
            return _fault("dispute", f"The dispute was decided: it is {closed.args[1]}.", 409)
        if lever.method != "GET":
            self.world.save()
        return _json(answer)


async def _teach(_request: Request) -> Response:
    return _json({"control": [lever.told() for lever in LEVERS]})


async def _unknown(request: Request) -> Response:
    asked = f"{request.method} {request.url.path}"
    return _fault("", f"There is no {asked}. GET /_control/ lists what there is.", 404)


def _fault(field: str, message: str, status: int) -> Response:
    return _json({"error": {"field": field, "message": message}}, status)


def _json(answer: object, status: int = 200) -> Response:
    text = json.dumps(answer, ensure_ascii=False, indent=2)
    # A lone surrogate that somebody sent is told back to them as JSON escapes it.
    body = f"{text}\n".encode(errors="backslashreplace")
    return Response(body, status_code=status, media_type="application/json")
