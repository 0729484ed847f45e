"""Reader of a line of the replay: a question, or a fault that is named (kernels.md, *Replay*)."""

from core.orders.json_path import within
from core.orders.plain_json import canonical_if_plain
from core.orders.reading.fields import Fields
from core.orders.reading.misread import Misread, shown
from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot_fault import SnapshotFault
from core.replay.circumstances import read_circumstances
from core.replay.json_line import JsonLine, UnreadableLine, read_json_line
from core.replay.line_fault import LineFault
from core.replay.question import Question

ORDER = "order"


def read_question(line: bytes) -> Question | LineFault:
    """What `line` asks, or the first fault found in it. Never raises, whatever `line` is."""
    try:
        return _read(read_json_line(line))
    except UnreadableLine as fault:
        return LineFault(message=fault.message, path=fault.path)


def _read(line: JsonLine) -> Question | LineFault:
    asked = line.value
    if not isinstance(asked, dict):
        return LineFault(message=f"The line must be a JSON object, not {shown(asked)}.")
    order = asked.get(ORDER)
    if not isinstance(order, dict):
        found = f"not {shown(order)}" if ORDER in asked else "and is missing"
        return LineFault(message=f"{ORDER} must be an object, {found}.", path=ORDER)
    canonical = canonical_if_plain(order) if line.is_plain else None
    snapshot = read_snapshot(order, canonical=canonical)
    if isinstance(snapshot, SnapshotFault):
        return _fault_of_the_order(snapshot, order)
    try:
        return Question(snapshot, read_circumstances(asked))
    except Misread as fault:
        message = f"{fault.path} {fault.message}."
        return LineFault(message=message, path=fault.path, order_id=snapshot.order_id)


def _fault_of_the_order(fault: SnapshotFault, order: Fields) -> LineFault:
    path = within(ORDER, fault.path)
    message = path + fault.message.removeprefix(fault.path) if fault.path else fault.message
    named = order.get("order_id")
    order_id = named if isinstance(named, str) and named else None
    return LineFault(message=message, path=path, order_id=order_id)
