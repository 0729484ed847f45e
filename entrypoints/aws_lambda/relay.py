"""Send what was announced to the event bus; called every minute by EventBridge Scheduler.

Two of it may run at once, and one may be stopped at any moment: each takes what no other has, and
what one was sending when it ended is sent again by the next (core/use_cases/relay_outbox.py).
"""

import logging
import sys
from typing import Any, Final

from core.use_cases.relay_outbox import MOST_AT_ONCE, RelayOutbox
from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.relaying.report import RelayReport
from entrypoints.settings.settings import Settings
from ports.event_publisher import UnusablePublisher

log = logging.getLogger("support_center.relay")
FUNCTION: Final = "relay"


def make(settings: Settings) -> RelayOutbox:
    outbox: RelayOutbox = wired(settings).relay_outbox()
    return outbox


def answer(outbox: RelayOutbox, event: Any, invocation: Invocation) -> dict[str, Any]:
    """What was sent; `finished` unless the time ran out before there was nothing left.

    Raises InvocationFailed where the bus takes nothing from us.
    """
    limit = _limit(event)
    report = RelayReport(stream=sys.stderr, as_json=True)
    finished = False
    try:
        while not finished and invocation.may_go_on():
            relayed = outbox.round(limit=limit)
            report.add(relayed)
            finished = not relayed.deliveries
    except UnusablePublisher as fault:
        log.error("nothing can be sent: %s", fault.problem)  # noqa: TRY400 - the cause is told
        raise InvocationFailed(function=FUNCTION, problem="nothing can be sent") from None
    return {
        "delivered": report.delivered,
        "failed_attempts": report.failed,
        "parked": len(report.parked),
        "parked_messages": report.parked,
        "finished": finished,
    }


def _limit(event: Any) -> int:
    told = event.get("limit") if isinstance(event, dict) else None
    if told is None:
        return MOST_AT_ONCE
    if isinstance(told, int) and not isinstance(told, bool) and 1 <= told <= MOST_AT_ONCE:
        return told
    log.error("limit: write a number from 1 to %s", MOST_AT_ONCE, extra={"path": "limit"})
    raise InvocationFailed(
        function=FUNCTION, problem=f"limit: write a number from 1 to {MOST_AT_ONCE}"
    )


handler = LambdaHandler(
    function=FUNCTION, needs=(Need.DATABASE, Need.BUS), make=make, answer=answer
)
