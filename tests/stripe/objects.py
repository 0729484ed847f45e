"""Objects as Stripe sends them, with the fields that are read."""

from typing import Any

CREATED = 1_772_452_800
"""2026-03-02 12:00:00 UTC"""


def refund(**changes: Any) -> dict[str, Any]:
    return {
        "id": "re_1",
        "object": "refund",
        "amount": 2_500,
        "charge": "ch_1",
        "created": CREATED,
        "currency": "usd",
        "metadata": {"refund_id": "srf_1"},
        "status": "succeeded",
    } | changes


def dispute(**changes: Any) -> dict[str, Any]:
    return {
        "id": "du_1",
        "object": "dispute",
        "amount": 10_000,
        "balance_transactions": [],
        "charge": "ch_1",
        "created": CREATED,
        "currency": "usd",
        "evidence_details": {"due_by": CREATED + 60, "submission_count": 0},
        "reason": "fraudulent",
        "status": "needs_response",
    } | changes


def deposit(**changes: Any) -> dict[str, Any]:
    return {
        "id": "pi_1",
        "object": "payment_intent",
        "amount": 30_000,
        "amount_capturable": 30_000,
        "amount_received": 0,
        "currency": "usd",
        "latest_charge": None,
        "status": "requires_capture",
    } | changes


def transfer(**changes: Any) -> dict[str, Any]:
    return {
        "id": "tr_1",
        "object": "transfer",
        "amount": 8_000,
        "amount_reversed": 3_000,
        "created": CREATED,
        "currency": "usd",
    } | changes


def reversal(**changes: Any) -> dict[str, Any]:
    return {
        "id": "trr_1",
        "object": "transfer_reversal",
        "amount": 3_000,
        "created": CREATED,
        "currency": "usd",
        "metadata": None,
        "transfer": "tr_1",
    } | changes


def event(kind: str = "refund.updated", **changes: Any) -> dict[str, Any]:
    return {
        "id": "evt_1",
        "object": "event",
        "created": CREATED,
        "data": {"object": {"id": "re_1", "object": "refund"}},
        "type": kind,
    } | changes


def page(*rows: dict[str, Any], more: bool = False) -> dict[str, Any]:
    return {"object": "list", "data": list(rows), "has_more": more, "url": "/v1/refunds"}
