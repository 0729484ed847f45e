"""Refunds for tests."""

from typing import Any

from attrs import evolve

from core.parts import Parts
from core.refunds.allocation import Allocation
from core.refunds.refund import Refund, RefundMethod, RefundStatus, WaitsFor
from tests.builders.instants import MICROSECOND, NOON, minutes_later


def a_refund(refund_id: str = "srf_1", *, cents: int = 6_000, **changes: Any) -> Refund:
    """A card refund of `cents` of the first leg's subtotal, on its way, but for `changes`."""
    refund = Refund(
        refund_id=refund_id,
        case_id="sca_1",
        order_id="ord_1001",
        charge_id="ch_1",
        currency="USD",
        allocations=(Allocation("leg_1", Parts(subtotal_cents=cents)),),
        reason="buyer_cancelled",
        status=RefundStatus.PROCESSING,
        created_by="usr_finance",
        created_at=NOON,
        updated_at=NOON,
    )
    return evolve(refund, **changes)


def a_proposed_refund(refund_id: str = "srf_1", **changes: Any) -> Refund:
    """One that waits for a second person, but for `changes`."""
    waiting: dict[str, Any] = {
        "status": RefundStatus.PROPOSED,
        "waits_for": WaitsFor.APPROVAL,
        "expires_at": minutes_later(10_080),
    }
    return a_refund(refund_id, **(waiting | changes))


def a_goodwill_credit(refund_id: str = "srf_credit") -> Refund:
    """Proposed, to the wallet, over two legs and every component, until refunds resume."""
    return Refund(
        refund_id=refund_id,
        case_id="sca_1",
        order_id="ord_1001",
        charge_id="ch_1",
        currency="EUR",
        allocations=(
            Allocation("leg_2", Parts(1, 2, 3, 4)),
            Allocation("leg_1", Parts(5, 6, 7, 8)),
        ),
        reason="goodwill",
        status=RefundStatus.PROPOSED,
        created_by="usr_finance",
        created_at=NOON + MICROSECOND,
        updated_at=minutes_later(5),
        method=RefundMethod.WALLET,
        note="Rang twice, “nobody” there 😀",
        waits_for=WaitsFor.RESUME,
        expires_at=minutes_later(9) + MICROSECOND,
        decision={
            "kernels": [{"leg_id": "leg_1", "kernel": "time_band", "version": 1}],
            "snapshot_sha256": "ab" * 32,
            "inputs": {"requested_at": "2026-12-01T10:00:00Z", "facts": []},
            "trace": ["104 h to the start: band 72+", None, True, 0],
        },
    )


def a_failed_refund(refund_id: str = "srf_failed") -> Refund:
    """Approved by a second person, sent, and refused by the buyer's bank."""
    return a_refund(
        refund_id,
        status=RefundStatus.FAILED,
        updated_at=minutes_later(30),
        approved_by="usr_second",
        processor_ref="re_1",
        failure="expired_or_canceled_card",
    )
