"""Payout holds for tests."""

from typing import Any

from attrs import evolve

from core.holds.hold import HoldStatus, PayoutHold
from core.holds.rule import HoldRule
from tests.builders.instants import MICROSECOND, NOON, minutes_later


def a_hold(hold_id: str = "sph_1", **changes: Any) -> PayoutHold:
    """50 USD kept back from the example order's provider, but for `changes`."""
    hold = PayoutHold(
        hold_id=hold_id,
        case_id="sca_1",
        order_id="ord_1001",
        provider_id="usr_p1",
        currency="USD",
        amount_cents=5_000,
        reason="The buyer says nobody came.",
        applied_by="usr_finance",
        created_at=NOON,
        expires_at=minutes_later(129_600),
    )
    return evolve(hold, **changes)


def a_hold_with_every_field() -> PayoutHold:
    return a_hold(
        currency="EUR",
        leg_id="leg_1",
        rule=HoldRule.CHARGEBACK,
        status=HoldStatus.RELEASED,
        released_at=minutes_later(7) + MICROSECOND,
    )
