"""Refunds as they are stored, with the decisions that back them."""

from typing import Any

from attrs import evolve

from core.kernels.deciding import decide_order
from core.kernels.decision_json import record_of
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import Facts
from core.replay.decided_refund import DecidedRefund
from tests.kernels.cases import LONG_BEFORE
from tests.orders.worked_example import cancelled, leg_json, order_json, snapshot_of

Json = dict[str, Any]

ORDER = order_json(
    leg_json(),
    leg_json("tip", leg_id="leg_2"),
    cancellation=cancelled("buyer", "2026-12-03T18:00:00Z"),
)


def decision_of(order: Json = ORDER) -> Json:
    """The record of a decision on `order` that has every input."""
    decision = decide_order(
        snapshot_of(order),
        case_created_at=LONG_BEFORE,
        reason="buyer_cancelled",
        facts=Facts(quality_validated=True),
        earlier_refunds=[EarlierRefund(leg_id="leg_1", amount_cents=5, status="succeeded")],
        disputed_cents=7,
    )
    return record_of(decision)


def stored_refund(**changes: Any) -> DecidedRefund:
    """A refund that is stored as it was decided, but for `changes`."""
    refund = DecidedRefund(
        refund_id="srf_1",
        order_id="ord_1001",
        reason="buyer_cancelled",
        case_created_at=LONG_BEFORE,
        decision=decision_of(),
        order=ORDER,
        order_sha256=snapshot_of(ORDER).sha256,
    )
    return evolve(refund, **changes)
