"""Send what people are to be told to the event bus; called every minute by EventBridge Scheduler.

Two of it may run at once, and one may be stopped at any moment: each takes what no other has, and
what one was sending when it ended is sent again by the next, under the same id
(core/use_cases/send_notifications.py).
"""

import logging
import sys
from typing import Any, Final

from core.use_cases.send_notifications import SendNotifications
from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.relaying.notified_report import NotifiedReport
from entrypoints.settings.settings import Settings
from ports.event_publisher import UnusablePublisher

log = logging.getLogger("support_center.notify")
FUNCTION: Final = "notify"


def make(settings: Settings) -> SendNotifications:
    sender: SendNotifications = wired(settings).send_notifications()
    return sender


def answer(sender: SendNotifications, _event: Any, invocation: Invocation) -> dict[str, Any]:
    """What was sent; `finished` unless the time ran out before there was nothing left.

    Raises InvocationFailed where the bus takes nothing from us.
    """
    report = NotifiedReport(stream=sys.stderr, as_json=True)
    finished = False
    try:
        while not finished and invocation.may_go_on():
            sent = sender.round()
            report.add(sent)
            finished = not sent.anything
    except UnusablePublisher as fault:
        log.error("nothing can be sent: %s", fault.problem)  # noqa: TRY400 - the cause is told
        raise InvocationFailed(function=FUNCTION, problem="nothing can be sent") from None
    return {
        "delivered": report.delivered,
        "put_off": report.put_off,
        "failed_attempts": report.failed,
        "parked_notifications": report.parked,
        "finished": finished,
    }


handler = LambdaHandler(
    function=FUNCTION, needs=(Need.DATABASE, Need.BUS), make=make, answer=answer
)
