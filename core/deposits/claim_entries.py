"""What the timeline says of a claim on a deposit."""

from typing import Any

from core.deposits.claim import DepositClaim
from core.timeline.event import Entry, EventType


def filed_entry(claim: DepositClaim) -> Entry:
    return _entry(EventType.DEPOSIT_CLAIM_FILED, claim, reason=claim.reason)


def approved_entry(claim: DepositClaim, *, why: str) -> Entry:
    return _entry(EventType.DEPOSIT_CLAIM_APPROVED, claim, why=why)


def denied_entry(claim: DepositClaim, *, reason: str) -> Entry:
    return _entry(EventType.DEPOSIT_CLAIM_DENIED, claim, reason=reason)


def captured_entry(claim: DepositClaim) -> Entry:
    return _entry(EventType.DEPOSIT_CAPTURED, claim, processor_ref=claim.processor_ref)


def failed_entry(claim: DepositClaim) -> Entry:
    return _entry(EventType.DEPOSIT_CLAIM_FAILED, claim, failure=claim.failure)


def _entry(kind: EventType, claim: DepositClaim, **more: Any) -> Entry:
    named = {
        "claim_id": claim.claim_id,
        "order_id": claim.order_id,
        "leg_id": claim.leg_id,
        "amount_cents": claim.amount_cents,
        "currency": claim.currency,
    }
    return Entry(kind, {**named, **more})
