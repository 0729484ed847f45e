"""The orders that are fought over, and how their snapshots change."""

from typing import Any

from attrs import define, field

from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot
from tests.orders.worked_example import Json, leg_json

PARTS = ("subtotal_cents", "service_tax_cents", "platform_fee_cents", "platform_fee_tax_cents")


@define(kw_only=True)
class SimulatedOrder:
    """One order as the order service has it; every telling is a new version."""

    order_id: str
    charge: str
    legs: list[Json]
    version: int = 0
    cancellation: Json | None = None
    credit_cents: int = 0
    told: list[Json] = field(factory=list)

    @property
    def sold_cents(self) -> int:
        return sum(int(leg[part]) for leg in self.legs for part in PARTS)

    @property
    def buyer_id(self) -> str:
        return f"usr_buyer_{self.order_id}"

    def snapshot(self, **changes: Any) -> OrderSnapshot:
        """The next version."""
        self.version += 1
        order = read_snapshot(
            {
                "order_id": self.order_id,
                "version": self.version,
                "currency": "USD",
                "buyer_id": self.buyer_id,
                "lbg_id": "lbg_7",
                "payment": {
                    "processor": "stripe",
                    "payment_intent": f"pi_{self.charge}",
                    "charge": self.charge,
                    "captured_cents": self.sold_cents - self.credit_cents,
                    "credit_cents": self.credit_cents,
                    "captured_at": "2026-11-20T09:00:00Z",
                },
                "cancellation": self.cancellation,
                "legs": [dict(leg) for leg in self.legs],
            }
            | changes
        )
        assert isinstance(order, OrderSnapshot), order
        return order


def a_pair_of_orders() -> tuple[SimulatedOrder, SimulatedOrder]:
    """One of two providers with a held deposit, one of a single provider with a charged one."""
    return (
        SimulatedOrder(
            order_id="ord_a",
            charge="ch_a",
            legs=[
                _leg("leg_1", "usr_p1", starts="2026-12-10T18:00:00Z", subtotal=40_000),
                _leg("leg_2", "usr_p2", starts="2026-12-01T10:00:00Z", subtotal=30_000)
                | {"deposit": _deposit("pi_dep_a", "authorization_hold")},
            ],
        ),
        SimulatedOrder(
            order_id="ord_b",
            charge="ch_b",
            legs=[
                _leg("leg_3", "usr_p1", starts="2026-12-05T18:00:00Z", subtotal=100_000)
                | {"deposit": _deposit("pi_dep_b", "charge_refundable")},
            ],
        ),
    )


def _leg(leg_id: str, provider_id: str, *, starts: str, subtotal: int) -> Json:
    return leg_json(
        leg_id=leg_id,
        provider_id=provider_id,
        starts_at=starts,
        ends_at=starts.replace("T18", "T22").replace("T10", "T14"),
        subtotal_cents=subtotal,
        service_tax_cents=subtotal * 33 // 400,
        platform_fee_cents=subtotal // 10,
        platform_fee_tax_cents=subtotal * 33 // 4000,
    )


def _deposit(payment_intent: str, kind: str) -> Json:
    return {
        "kind": kind,
        "amount_cents": 30_000,
        "payment_intent": payment_intent,
        "claim_window_hours": 72,
    }
