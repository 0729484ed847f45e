"""The order of kernels.md, to be varied by a test: JSON in, JSON out, a fresh copy each time."""

from copy import deepcopy
from typing import Any

from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot

Json = dict[str, Any]

KERNEL_OF = {"talent": "time_band"}


def band(start: int, end: int | None, service: int, fee: int) -> Json:
    return {
        "from_hours": start,
        "to_hours": end,
        "buyer_refund_pct": service,
        "platform_fee_refund_pct": fee,
    }


FLEXIBLE = [band(72, None, 100, 0), band(24, 72, 50, 100), band(0, 24, 0, 0)]
STUDIO = [band(72, None, 100, 100), band(24, 72, 50, 0), band(0, 24, 0, 0)]

_LEG: Json = {
    "leg_id": "leg_1",
    "kind": "talent",
    "provider_id": "usr_p1",
    "studio_id": None,
    "status": "confirmed",
    "starts_at": "2026-12-05T18:00:00Z",
    "ends_at": "2026-12-05T22:00:00Z",
    "subtotal_cents": 100000,
    "service_tax_cents": 8250,
    "platform_fee_cents": 10000,
    "platform_fee_tax_cents": 825,
    "transferred_cents": 0,
    "transfer": None,
    "cancellation": None,
}
_POLICY: Json = {
    "version": 1,
    "name": "flexible",
    "provider_cancel_full_refund": True,
    "rebooked_refund_pct": 100,
    "apology_credit_cents": 0,
}
_PARTS = ("subtotal_cents", "service_tax_cents", "platform_fee_cents", "platform_fee_tax_cents")


def leg_json(kind: str = "talent", *, policy: Json | None = None, **changes: Any) -> Json:
    """A leg of `kind` under its own kernel, with `changes` to the leg and its policy."""
    bands = {"talent": {"bands": FLEXIBLE}, "studio": {"bands": STUDIO}}.get(kind, {})
    terms = {**_POLICY, "kernel": KERNEL_OF.get(kind, kind), **bands, **(policy or {})}
    return deepcopy({**_LEG, "kind": kind, "policy": terms, **changes})


def order_json(*legs: Json, **changes: Any) -> Json:
    """The order with these legs (the talent leg by default), captured in full."""
    sold = legs or (leg_json(),)
    captured = sum(leg[part] for leg in sold for part in _PARTS)
    order = {
        "order_id": "ord_1001",
        "version": 3,
        "currency": "USD",
        "buyer_id": "usr_b1",
        "lbg_id": "lbg_7",
        "payment": {
            "processor": "stripe",
            "payment_intent": "pi_1",
            "charge": "ch_1",
            "captured_cents": captured,
            "credit_cents": 0,
            "captured_at": "2026-11-20T09:00:00Z",
        },
        "cancellation": None,
        "legs": list(sold),
    }
    return deepcopy({**order, **changes})


def cancelled(by: str, at: str) -> Json:
    return {"by": by, "at": at}


def snapshot_of(data: object) -> OrderSnapshot:
    """The snapshot of valid JSON; a fault fails the test with its path."""
    snapshot = read_snapshot(data)
    assert isinstance(snapshot, OrderSnapshot), snapshot
    return snapshot
