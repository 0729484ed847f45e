"""One sold thing of an order: a booking, a room, a job, a creator's work (kernels.md)."""

from datetime import datetime, timedelta

from attrs import frozen

from core.orders.access import Access
from core.orders.cancellation import Cancellation
from core.orders.deposit import Deposit
from core.orders.kind import LegKind
from core.orders.milestone import Milestone
from core.orders.party import Party
from core.orders.policy import Policy
from core.orders.rebooking import Rebooking
from core.orders.studio_terms import StudioTerms
from core.orders.subscription import Subscription
from core.orders.usage import Usage
from core.parts import Parts


@frozen
class LegWithoutStart(Exception):
    """A start was asked of a leg that has none: only talent and studio legs must have one."""

    leg_id: str


@frozen(kw_only=True)
class Leg:
    """A leg as the order service described it; times are UTC.

    `paid` is what the buyer paid for it, `transferred_cents` what of that went to the provider
    already, net of reversals, under `transfer` (`tr_…`). `status` decides nothing.
    """

    leg_id: str
    kind: LegKind
    provider_id: str
    status: str
    paid: Parts
    policy: Policy
    transferred_cents: int = 0
    studio_id: str | None = None
    transfer: str | None = None
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    cancellation: Cancellation | None = None
    no_show: Party | None = None
    usage: Usage | None = None
    rebooking: Rebooking | None = None
    studio: StudioTerms | None = None
    deposit: Deposit | None = None
    milestones: tuple[Milestone, ...] = ()
    access: Access | None = None
    subscription: Subscription | None = None

    def until_start(self, when: datetime) -> timedelta:
        """How long before the start `when` is, negative after it. Raises LegWithoutStart."""
        if self.starts_at is None:
            raise LegWithoutStart(self.leg_id)
        return self.starts_at - when
