"""A refund as a reader sees it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from attrs import frozen

from core.refunds.allocation import Allocation
from core.transfers.reversal import TransferReversal


@frozen(kw_only=True)
class RefundView:
    """One refund; amounts in cents, `decision` the kernel decision that backs it.

    `reversals` are what comes back from providers for it, by leg; told of a case's refunds alone.
    """

    refund_id: str
    case_id: str
    order_id: str
    leg_id: str | None
    currency: str
    amount_cents: int
    platform_fee_cents: int
    platform_fee_tax_cents: int
    allocations: tuple[Allocation, ...]
    method: str
    reason: str
    note: str | None
    status: str
    waits_for: str | None
    expires_at: datetime | None
    processor_ref: str | None
    failure: str | None
    created_by: str
    approved_by: str | None
    decision: Mapping[str, Any]
    created_at: datetime
    updated_at: datetime
    reversals: tuple[TransferReversal, ...] = ()
