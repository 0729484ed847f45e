"""A stored decision leads back to what it was computed from."""

import json
from typing import Any

import pytest
from hypothesis import given

from core.kernels.decision import OrderDecision
from core.kernels.decision_json import record_of
from core.orders.reading.misread import Misread
from core.orders.snapshot import OrderSnapshot
from core.replay.record import read_record
from tests.kernels.test_properties import decided
from tests.replay.stored import decision_of

Path = tuple[str | int, ...]


@given(decided())
def test_a_record_leads_back_to_its_inputs_and_kernel_versions(
    case: tuple[OrderSnapshot, OrderDecision],
) -> None:
    _, decision = case
    record = read_record(json.loads(json.dumps(record_of(decision))))
    assert record.circumstances == decision.circumstances
    assert record.versions == {leg.kernel: 1 for leg in decision.legs}


def spoilt(path: Path, value: object) -> dict[str, Any]:
    """A record with the field at `path` replaced."""
    decision = decision_of()
    node: Any = decision
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return decision


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        (("inputs",), None, "inputs"),
        (("inputs",), [], "inputs"),
        (("inputs", "reason"), "whim", "inputs.reason"),
        (("inputs", "case_created_at"), "yesterday", "inputs.case_created_at"),
        (("inputs", "facts"), {"fraud_validated": 1}, "inputs.facts.fraud_validated"),
        (("inputs", "earlier_refunds"), [5], "inputs.earlier_refunds[0]"),
        (("inputs", "disputed_cents"), None, "inputs.disputed_cents"),
        (("inputs", "disputed_cents"), -1, "inputs.disputed_cents"),
        (("legs",), {}, "legs"),
        (("legs", 0), None, "legs[0]"),
        (("legs", 0, "kernel"), 5, "legs[0].kernel"),
        (("legs", 0, "kernel_version"), "1", "legs[0].kernel_version"),
    ],
)
def test_a_record_that_cannot_be_read_is_refused_by_the_path(
    path: Path, value: object, place: str
) -> None:
    with pytest.raises(Misread) as caught:
        read_record(spoilt(path, value))
    assert caught.value.path == place
