"""What is announced about refunds."""

from typing import Any

from core.refunds.refund import Refund


def refund_payload(refund: Refund) -> dict[str, Any]:
    """The payload of every `support.refund.*`, without the note and the decision.

    `failure` is a code of ours or of the processor, None while the refund has not failed.
    """
    return {
        "refund_id": refund.refund_id,
        "order_id": refund.order_id,
        "leg_id": refund.leg_id,
        "method": refund.method.value,
        "amount_cents": refund.amount_cents,
        "currency": refund.currency,
        "status": refund.status.value,
        "reason": refund.reason,
        "failure": refund.failure,
    }
