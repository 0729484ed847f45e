"""A line of the replay: a question that is answered, or a fault that is named."""

from collections.abc import Callable
from typing import Any

from core.kernels.decision_json import answer_of
from core.orders.json_path import within
from core.orders.reading.fields import Fields
from core.orders.reading.misread import Misread, shown
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot_fault import SnapshotFault
from core.replay.circumstances import read_circumstances
from core.replay.json_line import UnreadableLine, read_json_line
from core.replay.line_fault import LineFault, error_of
from core.replay.question import Question

ORDER = "order"

Revision = Callable[[Fields], Fields]


def as_received(order: Fields) -> Fields:
    """The order as it is: the revision that revises nothing."""
    return order


def answer(line: bytes) -> dict[str, Any]:
    """What stands in the output for `line`: the decision, or an error (kernels.md, *Replay*)."""
    question = read_question(line)
    if isinstance(question, LineFault):
        return error_of(question)
    return answer_of(question.decision())


def read_question(line: bytes, *, revised: Revision = as_received) -> Question | LineFault:
    """What `line` asks, or the first fault found in it. Never raises, whatever `line` is.

    `revised` may answer another order than the one received, under another policy for example,
    but must leave that one as it is.
    """
    try:
        asked = read_json_line(line)
    except UnreadableLine as fault:
        return LineFault(message=fault.message, path=fault.path)
    if not isinstance(asked, dict):
        return LineFault(message=f"The line must be a JSON object, not {shown(asked)}.")
    order = asked.get(ORDER)
    if not isinstance(order, dict):
        found = f"not {shown(order)}" if ORDER in asked else "and is missing"
        return LineFault(message=f"{ORDER} must be an object, {found}.", path=ORDER)
    return _read(asked, order, revised)


def _read(asked: Fields, order: Fields, revised: Revision) -> Question | LineFault:
    snapshot = read_snapshot(revised(order))
    if isinstance(snapshot, SnapshotFault):
        return _of_the_order(snapshot, order)
    try:
        return Question(snapshot, read_circumstances(asked))
    except Misread as fault:
        return LineFault(
            message=f"{fault.path} {fault.message}.",
            path=fault.path,
            order_id=snapshot.order_id,
        )


def _of_the_order(fault: SnapshotFault, order: Fields) -> LineFault:
    path = within(ORDER, fault.path)
    named = order.get("order_id")
    return LineFault(
        message=f"{path}{fault.message.removeprefix(fault.path)}" if fault.path else fault.message,
        path=path,
        order_id=named if isinstance(named, str) and named else None,
    )
