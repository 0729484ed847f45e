"""The order a story is about: talent booked by the hour."""

from datetime import datetime, timedelta
from typing import Any

from core.instants import write_instant
from entrypoints.demo.volumes.stage import BUYER, PROVIDER

ORDER, CHARGE, LEG = "ord_~order~", "ch_~order~", "leg_1"
BANDS = [
    {"from_hours": 72, "to_hours": None, "buyer_refund_pct": 100, "platform_fee_refund_pct": 0},
    {"from_hours": 24, "to_hours": 72, "buyer_refund_pct": 50, "platform_fee_refund_pct": 100},
    {"from_hours": 0, "to_hours": 24, "buyer_refund_pct": 0, "platform_fee_refund_pct": 0},
]


def booked(
    *, price_cents: int, starts_at: datetime, cancelled_at: datetime | None = None
) -> dict[str, Any]:
    """An order snapshot as the order service would send it."""
    paid = {
        "subtotal_cents": price_cents,
        "service_tax_cents": price_cents * 825 // 10_000,
        "platform_fee_cents": price_cents // 10,
        "platform_fee_tax_cents": price_cents * 825 // 100_000,
    }
    by_buyer = cancelled_at and {"by": "buyer", "at": write_instant(cancelled_at)}
    leg = {
        "leg_id": LEG,
        "kind": "talent",
        "provider_id": PROVIDER,
        "studio_id": None,
        "status": "confirmed",
        "starts_at": write_instant(starts_at),
        "ends_at": write_instant(starts_at + timedelta(hours=4)),
        **paid,
        "transferred_cents": 0,
        "transfer": None,
        "cancellation": None,
        "policy": {"version": 1, "name": "flexible", "kernel": "time_band", "bands": BANDS},
    }
    return {
        "order_id": ORDER,
        "version": 1,
        "currency": "USD",
        "buyer_id": BUYER,
        "lbg_id": None,
        "payment": {
            "processor": "stripe",
            "payment_intent": "pi_~order~",
            "charge": CHARGE,
            "captured_cents": sum(paid.values()),
            "credit_cents": 0,
            "captured_at": write_instant(starts_at - timedelta(days=14)),
        },
        "cancellation": by_buyer,
        "legs": [leg],
    }
