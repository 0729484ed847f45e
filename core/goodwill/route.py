"""Goodwill at once, or with a second person first (domain.md, *Refund*, Goodwill)."""

from core.policies.policies import Policies
from core.refunds.refund import WaitsFor
from core.refunds.route import Route


def goodwill_route(cents: int, *, currency: str, paused: bool, policies: Policies) -> Route:
    """The way of a credit of `cents`, with the reason in words."""
    why = _needs_approval(cents, currency, policies)
    if why is not None:
        return Route(WaitsFor.APPROVAL, why)
    if paused:
        return Route(WaitsFor.RESUME, "refunds are paused")
    return Route(None, "within the threshold for goodwill")


def _needs_approval(cents: int, currency: str, policies: Policies) -> str | None:
    threshold = policies.goodwill_approval_cents.get(currency)
    if threshold is None:
        return f"no goodwill threshold is configured for {currency}"
    if currency not in policies.goodwill_monthly_cents:
        return f"no monthly goodwill is configured for {currency}"
    if cents > threshold:
        return f"{cents} cents exceed the goodwill threshold of {threshold}"
    return None
