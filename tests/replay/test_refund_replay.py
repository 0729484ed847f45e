"""A stored decision is computed again, and whatever was altered is named."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given

from core.kernels.decision import OrderDecision
from core.kernels.decision_json import record_of
from core.orders.snapshot import OrderSnapshot
from core.replay.decided_refund import DecidedRefund
from core.replay.difference import Difference
from core.replay.refund_replay import RefundReplay
from tests.kernels.cases import LONG_BEFORE
from tests.kernels.test_properties import decided
from tests.orders.worked_example import order_json, snapshot_of
from tests.replay.stored import ORDER, decision_of, stored_refund

Path = tuple[str | int, ...]

# Nothing that is decided about a booking or a tip depends on it.
WITHOUT_BEARING: Path = ("inputs", "facts", "quality_validated")


def leaves(value: object, path: Path = ()) -> Iterator[Path]:
    """Every place in the record where one value stands."""
    if isinstance(value, dict):
        for name, each in value.items():
            yield from leaves(each, (*path, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from leaves(each, (*path, index))
    elif path != WITHOUT_BEARING:
        yield path


def replayed(refund: DecidedRefund) -> tuple[Difference, ...]:
    return RefundReplay.of(refund).differences


def told(refund: DecidedRefund) -> list[str]:
    return [str(difference) for difference in replayed(refund)]


def altered(path: Path, value: object) -> dict[str, Any]:
    decision = decision_of()
    node: Any = decision
    for step in path[:-1]:
        node = node[step]
    node[path[-1]] = value
    return decision


def other_than(value: object) -> object:
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return value + 1
    return f"{value}x" if isinstance(value, str) else "something"


def value_at(path: Path) -> object:
    node: Any = decision_of()
    for step in path:
        node = node[step]
    return node


@given(decided())
def test_an_untouched_decision_comes_out_the_same(
    case: tuple[OrderSnapshot, OrderDecision],
) -> None:
    order, decision = case
    refund = DecidedRefund(
        refund_id="srf_1",
        order_id=order.order_id,
        reason=decision.reason,
        case_created_at=decision.circumstances.case_created_at,
        decision=json.loads(json.dumps(record_of(decision))),
        order=json.loads(json.dumps(order.received)),
        order_sha256=order.sha256,
    )
    assert RefundReplay.of(refund) == RefundReplay(refund, ())


@pytest.mark.parametrize(
    "path", list(leaves(decision_of())), ids=lambda path: ".".join(map(str, path))
)
def test_whatever_single_value_is_altered_something_is_named(path: Path) -> None:
    refund = stored_refund(decision=altered(path, other_than(value_at(path))))
    assert replayed(refund)


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (
            ("legs", 0, "eligible", "subtotal_cents"),
            50001,
            "leg_1 eligible.subtotal_cents: stored 50001, recomputed 50000",
        ),
        (
            ("legs", 1, "trace", 1),
            "all of it",
            'leg_2 trace[1]: stored "all of it", recomputed "a tip is a gift: nothing comes back"',
        ),
        (("open_cents",), 1, "open_cents: stored 1, recomputed 64945"),
        (("open_cents",), 64945.0, "open_cents: stored 64945.0, recomputed 64945"),
        (("snapshot_version",), 4, "snapshot_version: stored 4, recomputed 3"),
        (("legs", 0, "kernel"), "tip", 'leg_1 kernel: stored "tip", recomputed "time_band"'),
        (("bonus",), 5, "bonus: stored 5, recomputed null"),
        (
            ("inputs", "reason"),
            "fraud",
            'inputs.reason: stored "fraud", recomputed "buyer_cancelled"',
        ),
        (
            ("legs", 0, "kernel_version"),
            9,
            "kernel_version is 9 for time_band, which was never released",
        ),
        (
            ("inputs", "facts", "fraud_validated"),
            "yes",
            'inputs.facts.fraud_validated must be true or false, not "yes"',
        ),
        (("inputs",), None, "inputs must be an object, not null"),
    ],
)
def test_what_was_altered_is_named_with_its_leg_and_both_values(
    path: Path, value: object, line: str
) -> None:
    assert told(stored_refund(decision=altered(path, value))) == [line]


def test_an_altered_fact_shows_in_what_would_have_followed_from_it() -> None:
    path = ("inputs", "facts", "fraud_validated")
    lines = told(stored_refund(decision=altered(path, value=True)))
    assert "leg_1 eligible.subtotal_cents: stored 50000, recomputed 100000" in lines
    assert 'leg_1 band: stored "24..72 h", recomputed "fraud_validated"' in lines


def test_a_leg_that_was_taken_out_or_put_in_is_named() -> None:
    fewer = decision_of()
    fewer["legs"].pop()
    assert 'leg_2 leg_id: stored null, recomputed "leg_2"' in told(stored_refund(decision=fewer))
    more = decision_of()
    more["legs"].append({**more["legs"][1], "leg_id": "leg_3"})
    assert 'leg_3 leg_id: stored "leg_3", recomputed null' in told(stored_refund(decision=more))


@pytest.mark.parametrize("decision", [{}, [], None, "lost", 5])
def test_a_decision_that_is_gone_is_named(decision: object) -> None:
    assert replayed(stored_refund(decision=decision))


def test_an_altered_snapshot_is_named_by_its_hash_and_by_what_follows_from_it() -> None:
    order = json.loads(json.dumps(ORDER))
    order["legs"][0]["policy"]["bands"][1]["buyer_refund_pct"] = 60
    lines = told(stored_refund(order=order))
    assert "leg_1 eligible.subtotal_cents: stored 50000, recomputed 60000" in lines
    hashes = [snapshot_of(ORDER).sha256, snapshot_of(order).sha256]
    assert 'order_snapshot.sha256: stored "{}", recomputed "{}"'.format(*hashes) in lines
    assert 'snapshot_sha256: stored "{}", recomputed "{}"'.format(*hashes) in lines


def test_a_snapshot_altered_together_with_its_hash_is_named_all_the_same() -> None:
    order = {**ORDER, "lbg_id": "lbg_8"}
    (line,) = told(stored_refund(order=order, order_sha256=snapshot_of(order).sha256))
    assert line.startswith("snapshot_sha256: stored ")


def test_an_altered_hash_is_named() -> None:
    (line,) = told(stored_refund(order_sha256="0" * 64))
    assert line.startswith(f'order_snapshot.sha256: stored "{"0" * 64}", recomputed ')


@pytest.mark.parametrize(
    ("order", "line"),
    [
        (None, "snapshot_version names no version of ord_1001 that is stored"),
        ([], "order_snapshot The snapshot must be a JSON object."),
        (
            order_json(currency="usd"),
            'order_snapshot.currency must be three capital letters such as "USD", not "usd".',
        ),
    ],
)
def test_a_snapshot_that_is_gone_or_no_longer_valid_is_named(order: object, line: str) -> None:
    assert told(stored_refund(order=order)) == [line]


def test_the_snapshot_of_another_order_is_named() -> None:
    other = order_json(order_id="ord_2")
    lines = told(stored_refund(order=other, order_sha256=snapshot_of(other).sha256))
    assert 'order_id: stored "ord_1001", recomputed "ord_2"' in lines


def test_a_reason_or_a_case_other_than_the_recorded_one_is_named() -> None:
    (line,) = told(stored_refund(reason="quality"))
    assert line == 'inputs.reason: stored "buyer_cancelled", recomputed "quality"'
    later = LONG_BEFORE + timedelta(microseconds=1)
    (line,) = told(stored_refund(case_created_at=later))
    assert line.startswith("inputs.case_created_at: stored ")
