"""Money that secures a studio, on a charge of its own (kernels.md, *studio*)."""

from enum import StrEnum

from attrs import frozen


class DepositKind(StrEnum):
    AUTHORIZATION_HOLD = "authorization_hold"
    CHARGE_REFUNDABLE = "charge_refundable"
    NONREFUNDABLE_FEE = "nonrefundable_fee"


@frozen(kw_only=True)
class Deposit:
    """A deposit outside the order's captured amount; claims are open until the window ends."""

    kind: DepositKind
    amount_cents: int
    payment_intent: str
    claim_window_hours: int
