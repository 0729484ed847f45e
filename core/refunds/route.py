"""Straight to the processor, or to a second person first (domain.md, *Refund*, Automatic)."""

from datetime import datetime

from attrs import frozen

from core.policies.policies import Policies
from core.refunds.refund import WaitsFor


@frozen(kw_only=True)
class RouteQuestion:
    """The amounts, in cents, that decide which way a refund goes."""

    amount_cents: int
    open_cents: int
    refunded_before_cents: int
    currency: str
    paused: bool


@frozen
class Route:
    """Where a refund goes: `waits_for` is None for one that is sent at once."""

    waits_for: WaitsFor | None
    why: str

    def undecided_until(self, now: datetime, policies: Policies) -> datetime | None:
        """When it fails unless somebody decides; None where policy has, and a pause alone is in
        its way, however long that lasts.
        """
        return now + policies.proposal_lifetime if self.waits_for is WaitsFor.APPROVAL else None


def route(asked: RouteQuestion, policies: Policies) -> Route:
    """The way of a refund, with the reason in words."""
    why = needs_approval(asked, policies)
    if why is not None:
        return Route(WaitsFor.APPROVAL, why)
    if asked.paused:
        return Route(WaitsFor.RESUME, "refunds are paused")
    return Route(None, f"within the {asked.open_cents} cents that policy leaves open")


def needs_approval(asked: RouteQuestion, policies: Policies) -> str | None:
    """Why a second person must look, or None where policy alone suffices."""
    if asked.amount_cents > asked.open_cents:
        return f"{asked.amount_cents} cents exceed the {asked.open_cents} that policy leaves open"
    threshold = policies.dual_approval_cents.get(asked.currency)
    if threshold is None:
        return f"no approval threshold is configured for {asked.currency}"
    total = asked.refunded_before_cents + asked.amount_cents
    if total > threshold:
        return f"the order's refunds would reach {total} cents, above the threshold of {threshold}"
    return None
