"""Refunds made elsewhere, for tests."""

from typing import Any

from attrs import evolve

from core.parts import Parts
from core.refunds.allocation import Allocation
from core.refunds.outside_refund import OutsideRefund
from tests.builders.instants import MICROSECOND, NOON, minutes_later


def an_outside_refund(
    processor_ref: str = "re_outside", *, cents: int = 2_000, **changes: Any
) -> OutsideRefund:
    """`cents` of the example order that somebody sent back at the processor."""
    refund = OutsideRefund(
        processor_ref=processor_ref,
        charge_id="ch_1",
        order_id="ord_1001",
        currency="USD",
        allocations=(Allocation("leg_1", Parts(subtotal_cents=cents)),),
        state="succeeded",
        counts=True,
        created_at=NOON,
        updated_at=NOON,
    )
    return evolve(refund, **changes)


def an_outside_refund_with_every_field() -> OutsideRefund:
    """Failed since, spread over a leg and what no leg can take."""
    return an_outside_refund(
        currency="EUR",
        allocations=(
            Allocation("leg_1", Parts(1, 2, 3, 4)),
            Allocation(None, Parts(subtotal_cents=2**33)),
        ),
        state="failed",
        counts=False,
        updated_at=minutes_later(3) + MICROSECOND,
    )
