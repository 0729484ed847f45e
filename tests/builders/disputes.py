"""Disputes for tests."""

from typing import Any

from attrs import evolve

from core.disputes.dispute import Dispute
from tests.builders.instants import MICROSECOND, NOON, minutes_later


def a_dispute(processor_ref: str = "dp_1", **changes: Any) -> Dispute:
    """The buyer's bank took 100 USD of the example order back, but for `changes`."""
    dispute = Dispute(
        processor_ref=processor_ref,
        charge_id="ch_1",
        order_id="ord_1001",
        currency="USD",
        amount_cents=10_000,
        reason="product_not_received",
        status="needs_response",
        due_by=minutes_later(10_080),
        created_at=NOON,
        updated_at=NOON,
        funds_withdrawn=True,
    )
    return evolve(dispute, **changes)


def a_dispute_with_every_field() -> Dispute:
    """An inquiry that nobody can contest, with a fee."""
    return a_dispute(
        currency="EUR",
        amount_cents=2**33,
        status="warning_closed",
        due_by=None,
        updated_at=minutes_later(2) + MICROSECOND,
        funds_withdrawn=False,
        fee_cents=1_500,
    )
