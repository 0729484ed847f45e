"""Orders for tests: the snapshot of kernels.md, and variations of it."""

import json
from typing import Any

from core.orders.reading.snapshot import read_snapshot
from core.orders.snapshot import OrderSnapshot

# Word for word from kernels.md, *Order snapshot*.
EXAMPLE = """
{"order_id": "ord_1001", "version": 3, "currency": "USD", "buyer_id": "usr_b1", "lbg_id": "lbg_7",
 "payment": {"processor": "stripe", "payment_intent": "pi_1", "charge": "ch_1",
             "captured_cents": 119075, "credit_cents": 0, "captured_at": "2026-11-20T09:00:00Z"},
 "cancellation": {"by": "buyer", "at": "2026-12-01T10:00:00Z"},
 "legs": [{"leg_id": "leg_1", "kind": "talent", "provider_id": "usr_p1", "studio_id": null,
   "status": "confirmed", "starts_at": "2026-12-05T18:00:00Z", "ends_at": "2026-12-05T22:00:00Z",
   "subtotal_cents": 100000, "service_tax_cents": 8250,
   "platform_fee_cents": 10000, "platform_fee_tax_cents": 825,
   "transferred_cents": 0, "transfer": null, "cancellation": null,
   "policy": {"version": 1, "name": "flexible", "kernel": "time_band",
     "bands": [{"from_hours": 72, "to_hours": null, "buyer_refund_pct": 100,
                "platform_fee_refund_pct": 0},
               {"from_hours": 24, "to_hours": 72, "buyer_refund_pct": 50,
                "platform_fee_refund_pct": 100},
               {"from_hours": 0, "to_hours": 24, "buyer_refund_pct": 0,
                "platform_fee_refund_pct": 0}],
     "provider_cancel_full_refund": true, "rebooked_refund_pct": 100,
     "apology_credit_cents": 0}}]}
"""


def order_json(order_id: str = "ord_1001", **changes: Any) -> dict[str, Any]:
    """The example as parsed JSON, but for `changes` at its top level."""
    return {**json.loads(EXAMPLE), "order_id": order_id, **changes}


def an_order(order_id: str = "ord_1001", **changes: Any) -> OrderSnapshot:
    """The example as read, but for `changes` at its top level."""
    snapshot = read_snapshot(order_json(order_id, **changes))
    assert isinstance(snapshot, OrderSnapshot), snapshot
    return snapshot
