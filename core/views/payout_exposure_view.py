"""What payouts must keep back from a provider, as a reader sees it."""

from datetime import datetime

from attrs import frozen

from core.holds.ground import HoldGround


@frozen(kw_only=True)
class HeldView:
    """One hold that is applied, without its id and its case, which may be restricted; in cents."""

    leg_id: str | None
    amount_cents: int
    reason: HoldGround
    created_at: datetime
    expected_end: datetime


@frozen(kw_only=True)
class PayoutExposureView:
    """One provider's money on one order, in cents of `currency`.

    `exposure_cents` is what must be kept back: the smaller of what is held and what is payable
    (domain.md, *Payout hold*). `holds` are those that are applied, oldest first.
    """

    provider_id: str
    order_id: str
    currency: str
    payable_cents: int
    held_cents: int
    exposure_cents: int
    holds: tuple[HeldView, ...]
