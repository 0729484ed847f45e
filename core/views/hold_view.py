"""A payout hold as a reader sees it."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class HoldView:
    """One payout hold; the amount in cents of `currency`."""

    hold_id: str
    case_id: str
    order_id: str
    leg_id: str | None
    provider_id: str
    currency: str
    amount_cents: int
    reason: str
    rule: str | None
    status: str
    applied_by: str
    created_at: datetime
    expires_at: datetime
    released_at: datetime | None
