"""The terms an order was sold under, in words for whoever has never seen a policy of ours."""

from collections.abc import Iterator

from core.orders.leg import Leg
from core.orders.policy import Band, Policy
from core.orders.snapshot import OrderSnapshot


def terms_words(order: OrderSnapshot) -> Iterator[str]:
    """Line by line; the snapshot they come from stands in the pack under its hash."""
    for leg in order.legs:
        yield from _of_leg(leg)
    if order.legs:
        yield f"Agreed to when the order was paid; version {order.version}, SHA-256 {order.sha256}."


def _of_leg(leg: Leg) -> Iterator[str]:
    policy = leg.policy
    name = policy.name or policy.kernel
    what = f"{leg.leg_id} ({leg.kind.value})"
    yield f"{what} was sold under the terms {name}, version {policy.version}."
    if policy.bands:
        yield from (f"{_span(band)}: {_back(band)}" for band in reversed(policy.bands))
    else:
        yield from _of_kernel(policy)
    if policy.provider_cancel_full_refund:
        yield "If the provider cancels or does not come, everything comes back."


def _of_kernel(policy: Policy) -> Iterator[str]:
    match policy.kernel:
        case "deliverable":
            yield "A milestone that was delivered is not refunded without a review."
        case "ppv":
            yield f"Not delivered within {policy.ppv_delivery_days} days: everything comes back."
            yield "Content that was opened is not refunded."
        case "request":
            yield "Work that was delivered and approved is not refunded."
        case "tip":
            yield "A tip is not refunded."
        case "subscription":
            yield "Cancelled before the period starts: everything comes back; afterwards nothing."


def _span(band: Band) -> str:
    if band.to_hours is None:
        return f"Cancelled {band.from_hours} hours or more before the start"
    return f"Cancelled {band.from_hours} to {band.to_hours} hours before the start"


def _back(band: Band) -> str:
    fee = band.platform_fee_refund_pct
    return f"{band.buyer_refund_pct} % of the price and {fee} % of the platform fee come back."
