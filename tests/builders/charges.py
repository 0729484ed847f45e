"""Charges for tests."""

from typing import Any

from attrs import evolve

from core.refunds.charge import Charge, ChargeKind


def a_charge(charge_id: str = "ch_1", **changes: Any) -> Charge:
    """What paid for the example order, 1190.75 USD, but for `changes`."""
    charge = Charge(
        charge_id=charge_id,
        order_id="ord_1001",
        kind=ChargeKind.PAYMENT,
        currency="USD",
        captured_cents=119_075,
    )
    return evolve(charge, **changes)


def a_charge_with_every_field() -> Charge:
    """A deposit's, partly reserved, partly refunded elsewhere, partly disputed."""
    return Charge(
        charge_id="pi_dep",
        order_id="ord_1001",
        kind=ChargeKind.DEPOSIT,
        currency="EUR",
        captured_cents=30_000,
        reserved_cents=1_000,
        adopted_cents=2_000,
        disputed_or_lost_cents=3_000,
        disputed=True,
    )
