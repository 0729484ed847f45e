"""Whether a deposit can be claimed: its kind, its window, its amount (domain.md, *Deposit claim*).

The window is that of kernels.md, *studio*, Deposit: from the start on, until it has passed.
"""

from datetime import datetime, timedelta

from attrs import frozen

from core.deposits.secured_leg import SecuredLeg
from core.errors import ErrorCode, Refusal
from core.instants import write_instant
from core.orders.deposit import DepositKind


@frozen(kw_only=True)
class ClaimWindow:
    """From the start of the session on; it has passed at `until` itself. UTC."""

    since: datetime
    until: datetime


def forbids_claim(secured: SecuredLeg, *, amount_cents: int, when: datetime) -> Refusal | None:
    """The first reason why `amount_cents` of the deposit cannot be claimed at `when`."""
    return (
        _not_held(secured)
        or _outside_window(window_of(secured), when)
        or _above_deposit(secured, amount_cents)
    )


def window_of(secured: SecuredLeg) -> ClaimWindow | None:
    """When the deposit can be claimed; None where nothing says when the session is."""
    starts_at, ends_at = secured.leg.starts_at, secured.leg.ends_at
    if starts_at is None or ends_at is None:
        return None
    length = timedelta(hours=secured.deposit.claim_window_hours)
    return ClaimWindow(since=starts_at, until=ends_at + length)


def _not_held(secured: SecuredLeg) -> Refusal | None:
    if secured.deposit.kind is DepositKind.AUTHORIZATION_HOLD:
        return None
    return Refusal(
        code=ErrorCode.REFUND_NOT_ELIGIBLE,
        field="legId",
        message="This deposit was charged at once; there is nothing left to capture on it.",
        hint="Only a deposit that is held on the card can be claimed.",
    )


def _outside_window(window: ClaimWindow | None, when: datetime) -> Refusal | None:
    if window is None:
        return _not_now("The leg has no session after which its deposit could be claimed.")
    if when < window.since:
        return _not_now(f"The session starts at {write_instant(window.since)}; no claim before.")
    if when >= window.until:
        return _not_now(f"The time to claim this deposit ended at {write_instant(window.until)}.")
    return None


def _not_now(message: str) -> Refusal:
    return Refusal(
        code=ErrorCode.NOT_ACTIVE,
        field="legId",
        message=message,
        hint="A deposit can be claimed from the start of the session until its window ends.",
    )


def _above_deposit(secured: SecuredLeg, amount_cents: int) -> Refusal | None:
    most = secured.deposit.amount_cents
    if amount_cents <= most:
        return None
    return Refusal(
        code=ErrorCode.BAD_USER_INPUT,
        field="amountCents",
        message=f"The deposit is {most} cents; no more can be captured.",
        hint=f"Claim at most {most} cents.",
    )
