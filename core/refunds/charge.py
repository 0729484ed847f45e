"""The charge and its ceiling: no more is ever promised back than was captured.

domain.md, *Refund*.
"""

from collections.abc import Iterable
from enum import StrEnum

from attrs import evolve, frozen

from core.disputes.dispute import Dispute
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
    def gone_cents(self) -> int:
        """Promised back, sent back without us, disputed or lost."""
        return self.reserved_cents + self.adopted_cents + self.disputed_or_lost_cents

    @property
    def left_cents(self) -> int:
        """What may still be reserved; never below nothing."""
        return max(0, self.captured_cents - self.gone_cents)

    @property
    def excess_cents(self) -> int:
        """How much more is gone than was captured: what happened outside asks nobody."""
        return max(0, self.gone_cents - self.captured_cents)

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

    def adopt(self, cents: int) -> "Charge":
        """The charge after `cents` were sent back without us (negative when that failed)."""
        return evolve(self, adopted_cents=self.adopted_cents + cents)

    def disputed_by(self, disputes: Iterable[Dispute]) -> "Charge":
        """The charge as all of its disputes leave it; only an open one excludes refunds."""
        known = tuple(disputes)
        return evolve(
            self,
            disputed=any(dispute.is_open for dispute in known),
            disputed_or_lost_cents=sum(dispute.counted_cents for dispute in known),
        )

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
