"""The charge and its ceiling: no more is ever promised back than was captured.

domain.md, *Refund*.
"""

from enum import StrEnum

from attrs import evolve, frozen

from core.errors import ErrorCode, Refusal


class ChargeKind(StrEnum):
    PAYMENT = "payment"
    DEPOSIT = "deposit"


@frozen(kw_only=True)
class Charge:
    """What was taken from the buyer's card in one go, in cents of `currency`.

    `reserved_cents` are our own non-failed card refunds, `adopted_cents` refunds made at the
    processor without us, `disputed_or_lost_cents` what disputes hold or took.
    """

    charge_id: str
    order_id: str
    kind: ChargeKind
    currency: str
    captured_cents: int
    reserved_cents: int = 0
    adopted_cents: int = 0
    disputed_or_lost_cents: int = 0
    disputed: bool = False
    version: int = 0

    @property
    def left_cents(self) -> int:
        """What may still be reserved; never below nothing."""
        gone = self.reserved_cents + self.adopted_cents + self.disputed_or_lost_cents
        return max(0, self.captured_cents - gone)

    def reserve(self, cents: int) -> "Charge | Refusal":
        """The charge with `cents` promised back, unless that passes the ceiling."""
        if self.disputed:
            return Refusal(
                code=ErrorCode.REFUND_NOT_ELIGIBLE,
                field="orderId",
                message="The buyer's bank disputes this charge (charge_disputed).",
                hint="Answer the chargeback instead; one excludes the other.",
            )
        if cents > self.left_cents:
            return exceeds_captured(self)
        return evolve(self, reserved_cents=self.reserved_cents + cents)

    def free(self, cents: int) -> "Charge":
        """The charge after a refund of `cents` failed."""
        return evolve(self, reserved_cents=self.reserved_cents - cents)

    def recaptured(self, captured_cents: int) -> "Charge":
        """The charge as a newer order snapshot tells it."""
        return evolve(self, captured_cents=captured_cents)


def exceeds_captured(charge: Charge) -> Refusal:
    left, currency = charge.left_cents, charge.currency
    return Refusal(
        code=ErrorCode.REFUND_EXCEEDS_CAPTURED,
        field="amountCents",
        message=f"Only {left} cents ({currency}) of this charge are left to refund.",
        hint=f"Ask for at most {left} cents." if left else "Everything is refunded or disputed.",
    )
