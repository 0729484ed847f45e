"""Do what time has made due, hear what was missed; called every few minutes by EventBridge
Scheduler.

Each item is a transaction of its own. One that was being done when a function ended is found
again by the next, and asked about under the key it was first sent with.
"""

import logging
from collections import Counter
from datetime import timedelta
from typing import Any, Final

from attrs import frozen

from core.request import Request
from core.use_cases.handling.rounds.concern import ASKS_PROCESSOR, EVERYTHING, Concern
from core.use_cases.handling.rounds.missed_notices import LOOK_BACK
from core.use_cases.handling.sweeping import Became, Sweeping
from entrypoints.aws_lambda.process.failed import InvocationFailed
from entrypoints.aws_lambda.process.handler import LambdaHandler
from entrypoints.aws_lambda.process.invocation import Invocation
from entrypoints.aws_lambda.process.needs import Need, check_needs
from entrypoints.aws_lambda.process.wired import wired
from entrypoints.settings.settings import Settings

log = logging.getLogger("support_center.sweep")
FUNCTION: Final = "sweep"
LONGEST_LOOK_DAYS: Final = 30


@frozen(kw_only=True)
class Asked:
    """What the event asks to be swept."""

    about: tuple[Concern, ...]
    look_back: timedelta


@frozen
class Sweeper:
    settings: Settings
    sweeping: Sweeping


def make(settings: Settings) -> Sweeper:
    return Sweeper(settings, wired(settings).sweeping())


def answer(sweeper: Sweeper, event: Any, invocation: Invocation) -> dict[str, Any]:
    """What was done; `finished` unless the time ran out. What could not be done is in the log, and
    tried again by the next sweep.
    """
    asked = read_asked(event if isinstance(event, dict) else {})
    if not ASKS_PROCESSOR.isdisjoint(asked.about):
        check_needs(sweeper.settings, (Need.PROCESSOR,))
    if Concern.CHARGEBACKS in asked.about:
        check_needs(sweeper.settings, (Need.FILES,))
    done: Counter[str] = Counter()
    not_done: list[dict[str, str]] = []
    for item in sweeper.sweeping.sweep(
        _by_itself(sweeper, invocation),
        about=asked.about,
        look_back=asked.look_back,
        may_go_on=invocation.may_go_on,
    ):
        if item.became is Became.DONE:
            done[item.kind] += 1
            continue
        log.warning("%s %s was not done: %s", item.kind, item.item_id, item.became.value)
        not_done.append({"kind": item.kind, "item_id": item.item_id, "became": item.became.value})
    return {"swept": dict(done), "not_done": not_done, "finished": invocation.may_go_on()}


def read_asked(event: dict[str, Any]) -> Asked:
    """`about`: one name or a list of them, everything where it is left out; `look_back_days`.

    Raises InvocationFailed, which names the field.
    """
    told = event.get("about", list(EVERYTHING))
    names = [told] if isinstance(told, str) else told
    known = list(Concern)
    if not isinstance(names, list) or not names or any(name not in known for name in names):
        raise _unfit("about", f"write one or more of: {', '.join(Concern)}")
    days = event.get("look_back_days", LOOK_BACK.days)
    if type(days) is not int or not 1 <= days <= LONGEST_LOOK_DAYS:
        raise _unfit("look_back_days", f"write a whole number from 1 to {LONGEST_LOOK_DAYS}")
    return Asked(
        about=tuple(each for each in EVERYTHING if each in names), look_back=timedelta(days=days)
    )


def _unfit(field: str, problem: str) -> InvocationFailed:
    log.error("%s: %s", field, problem, extra={"path": field})
    return InvocationFailed(function=FUNCTION, problem=f"{field}: {problem}")


def _by_itself(sweeper: Sweeper, invocation: Invocation) -> Request:
    return Request.system(
        correlation_id=f"sweep-{invocation.request_id}",
        received_at=sweeper.sweeping.desk.clock.now(),
    )


handler = LambdaHandler(function=FUNCTION, needs=(Need.DATABASE,), make=make, answer=answer)
