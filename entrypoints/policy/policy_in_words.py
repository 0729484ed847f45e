"""What a refund policy gives back in each situation, as a table in words."""

from collections.abc import Callable, Iterator

from core.orders.policy import Band, Policy

# A situation, what comes back of the price and its tax, and of the platform fee and its tax.
Row = tuple[str, str, str]

HEADINGS: Row = ("when", "price and tax", "platform fee and tax")
SOLD = {
    "time_band": "talent by the hour",
    "studio": "studios by the hour",
    "deliverable": "jobs in milestones",
    "ppv": "pay-per-view",
    "request": "content on request",
    "tip": "tips",
    "subscription": "subscriptions",
}

_ALL, _NOTHING = "100 %", "nothing"
_AT_FAULT = "the provider cancels or does not show up"


def policy_in_words(policy: Policy) -> tuple[Row, ...]:
    """A row for each situation that the policy tells apart."""
    return (*_ROWS[policy.kernel](policy), _provider_at_fault(policy))


def apology_in_words(policy: Policy) -> str:
    """What staff are suggested to credit when the provider is at fault."""
    cents = policy.apology_credit_cents
    credit = f"{cents} cents" if cents else "none"
    return f"goodwill suggested when the provider is at fault: {credit}"


def _talent(policy: Policy) -> Iterator[Row]:
    yield from _banded(policy, "the start")
    most = f"up to {policy.rebooked_refund_pct} %" if policy.rebooked_refund_pct else "no more"
    yield ("  the same, and the slot was sold again", most, "no more")


def _studio(policy: Policy) -> Iterator[Row]:
    yield from _banded(policy, "the room is blocked")


def _deliverable(_: Policy) -> Iterator[Row]:
    yield ("a milestone is not delivered, and cancelled or due", _ALL, _ALL)
    yield ("a milestone is delivered", _NOTHING, _NOTHING)


def _ppv(policy: Policy) -> Iterator[Row]:
    yield (f"not delivered {policy.ppv_delivery_days} days after the payment", _ALL, _ALL)
    quality = _percent(policy.quality_refund_pct)
    yield ("opened, and staff found the quality poor", quality, _NOTHING)


def _request(policy: Policy) -> Iterator[Row]:
    yield ("not delivered, and cancelled or due", _ALL, _ALL)
    yield ("defects are left after the last revision", _percent(policy.tariff_pct), _NOTHING)


def _tip(_: Policy) -> Iterator[Row]:
    yield ("somebody regrets a tip", _NOTHING, _NOTHING)


def _subscription(_: Policy) -> Iterator[Row]:
    yield ("before the period starts, or involuntary churn", _ALL, _ALL)
    yield ("an outage", "the lost time", "the lost time")


_ROWS: dict[str, Callable[[Policy], Iterator[Row]]] = {
    "time_band": _talent,
    "studio": _studio,
    "deliverable": _deliverable,
    "ppv": _ppv,
    "request": _request,
    "tip": _tip,
    "subscription": _subscription,
}


def _banded(policy: Policy, start: str) -> Iterator[Row]:
    for band in reversed(policy.bands):
        back = (_percent(band.buyer_refund_pct), _percent(band.platform_fee_refund_pct))
        yield (_hours(band, start), *back)


def _hours(band: Band, start: str) -> str:
    if band.from_hours and band.to_hours is None:
        return f"{band.from_hours} h or more before {start}"
    if band.from_hours:
        return f"{band.from_hours} h or more, less than {band.to_hours} h before {start}"
    if band.to_hours is None:
        return "at any time"
    return f"less than {band.to_hours} h before {start}, or after it"


def _provider_at_fault(policy: Policy) -> Row:
    if not policy.provider_cancel_full_refund:
        return (_AT_FAULT, "as for the buyer", "as for the buyer")
    if policy.kernel in {"deliverable", "request"}:
        return (_AT_FAULT, "what is not approved", "what is not approved")
    return (_AT_FAULT, _ALL, _ALL)


def _percent(percent: int) -> str:
    return f"{percent} %" if percent else _NOTHING
