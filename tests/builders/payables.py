"""Payables for tests."""

from typing import Any

from attrs import evolve

from core.holds.payable import Payable


def a_payable(provider_id: str = "usr_p1", **changes: Any) -> Payable:
    """What a provider of the example order earns, 1082.50 USD, but for `changes`."""
    payable = Payable(
        order_id="ord_1001", provider_id=provider_id, currency="USD", service_cents=108_250
    )
    return evolve(payable, **changes)


def a_payable_with_every_field() -> Payable:
    return a_payable(
        currency="EUR", transferred_cents=10_000, refunded_cents=20_000, held_cents=30_000
    )
