"""A claim on a deposit as a reader sees it."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class DepositClaimView:
    """One claim; amounts in cents of `currency`."""

    claim_id: str
    case_id: str
    order_id: str
    leg_id: str
    studio_id: str | None
    currency: str
    amount_cents: int
    authorized_cents: int
    reason: str
    status: str
    filed_by: str
    approved_by: str | None
    failure: str | None
    created_at: datetime
    decided_at: datetime | None
    settled_at: datetime | None
