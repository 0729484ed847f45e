"""What is announced about payout holds."""

from typing import Any

from core.holds.hold import PayoutHold
from core.instants import write_instant


def hold_payload(hold: PayoutHold) -> dict[str, Any]:
    """The payload of `support.hold.apply` and `support.hold.release`, without the reason."""
    return {
        "hold_id": hold.hold_id,
        "order_id": hold.order_id,
        "leg_id": hold.leg_id,
        "provider_id": hold.provider_id,
        "amount_cents": hold.amount_cents,
        "currency": hold.currency,
        "status": hold.status.value,
        "rule": hold.rule and hold.rule.value,
        "expires_at": write_instant(hold.expires_at),
    }
