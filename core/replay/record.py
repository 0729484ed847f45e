"""Reader of a stored decision: the way back from `record_of` (core/kernels/decision_json.py)."""

from collections.abc import Mapping

from attrs import evolve, frozen

from core.kernels.decision import Circumstances
from core.orders.json_path import within
from core.orders.reading.fields import Fields, cents, text, whole
from core.orders.reading.misread import Misread
from core.orders.reading.parts import part, rows
from core.replay.circumstances import read_circumstances

INPUTS = "inputs"


@frozen
class Record:
    """What a stored decision was computed from, and by which version of each kernel."""

    circumstances: Circumstances
    versions: Mapping[str, int]


def read_record(fields: Fields) -> Record:
    """What `fields` record. Raises Misread with the path."""
    return Record(
        circumstances=part(fields, INPUTS, "", _read_inputs),
        versions=dict(rows(fields, "legs", "", _read_version)),
    )


def _read_inputs(fields: Fields, path: str) -> Circumstances:
    try:
        circumstances = read_circumstances(fields)
    except Misread as fault:
        raise Misread(within(path, fault.path), fault.message) from fault
    return evolve(circumstances, disputed_cents=cents(fields, "disputed_cents", path))


def _read_version(fields: Fields, path: str) -> tuple[str, int]:
    return text(fields, "kernel", path), whole(fields, "kernel_version", path)
