"""A deposit on its way back as a reader sees it."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class DepositReleaseView:
    """One release; the amount in cents of `currency`."""

    release_id: str
    case_id: str
    order_id: str
    leg_id: str
    currency: str
    amount_cents: int
    kind: str
    status: str
    released_by: str
    failure: str | None
    created_at: datetime
    updated_at: datetime
