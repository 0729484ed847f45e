"""What is announced about chargebacks."""

from typing import Any

from core.chargebacks.chargeback import Chargeback
from core.instants import write_instant


def chargeback_payload(chargeback: Chargeback) -> dict[str, Any]:
    """The payload of every `chargeback.*`, without a word of the representment."""
    return {
        "chargeback_id": chargeback.chargeback_id,
        "order_id": chargeback.order_id,
        "inquiry": chargeback.inquiry,
        "reason_code": chargeback.reason_code,
        "amount_cents": chargeback.amount_cents,
        "currency": chargeback.currency,
        "status": chargeback.status.value,
        "due_at": None if chargeback.due_at is None else write_instant(chargeback.due_at),
    }
