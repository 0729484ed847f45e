"""Write what the alarms watch into the log; called every minute by EventBridge Scheduler.

The metric filters of the stack read the line. It says how long the first message that waits has
waited, and how much waits for a person, whatever has become of the relay and the bus.
"""

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from attrs import frozen

from core.views.figure import FigureName
from entrypoints.aws_lambda.process.event_loop import run
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.settings.settings import Settings
from ports.figures import FigureBoard

log = logging.getLogger("support_center.figures")
FUNCTION: Final = "figures"
MILLISECONDS: Final = 1_000


@frozen
class Watcher:
    board: FigureBoard
    now: Callable[[], datetime]


def make(settings: Settings) -> Watcher:
    container = wired(settings)
    return Watcher(container.figure_board(), container.clock().now)


def answer(watcher: Watcher, _event: Any, _invocation: Invocation) -> dict[str, int]:
    """Seconds and counts, as they are logged. Raises what the board malfunctions with."""
    figures = run(watcher.board.figures(watcher.now()))
    told = dict.fromkeys(FigureName, 0)
    for figure in figures:
        told[figure.name] += figure.value
    watched = {
        "outbox_lag_seconds": told[FigureName.OUTBOX_LAG_MS] // MILLISECONDS,
        "parked_work": told[FigureName.PARKED],
    }
    log.info("figures", extra=watched)
    return watched


handler = LambdaHandler(function=FUNCTION, needs=(Need.DATABASE,), make=make, answer=answer)
