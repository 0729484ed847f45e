"""Whether and how a deposit goes back (domain.md, *Deposit claim*)."""

from core.deposits.deposit_release import ReleaseKind
from core.deposits.secured_leg import SecuredLeg
from core.errors import ErrorCode, Refusal
from core.orders.deposit import DepositKind


def forbids_release(secured: SecuredLeg) -> Refusal | None:
    """REFUND_NOT_ELIGIBLE for a deposit of a kind, or an amount, that never goes back."""
    if secured.deposit.kind is DepositKind.NONREFUNDABLE_FEE:
        return _not_eligible("This deposit is a fee that is not given back.")
    if not secured.deposit.amount_cents:
        return _not_eligible("This deposit is of 0 cents; there is nothing to give back.")
    return None


def release_kind(secured: SecuredLeg) -> ReleaseKind:
    """A held deposit is let go, a charged one is refunded."""
    held = secured.deposit.kind is DepositKind.AUTHORIZATION_HOLD
    return ReleaseKind.CANCEL if held else ReleaseKind.REFUND


def _not_eligible(message: str) -> Refusal:
    return Refusal(
        code=ErrorCode.REFUND_NOT_ELIGIBLE,
        field="legId",
        message=message,
        hint="If the buyer is to have something, credit goodwill instead.",
    )
