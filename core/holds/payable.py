"""What a provider can still be paid for an order, and how much of that is held.

domain.md, *Payout hold*.
"""

from attrs import evolve, frozen

from core.errors import ErrorCode, Refusal


@frozen(kw_only=True)
class Payable:
    """One provider's money on one order, in cents of `currency`.

    `service_cents` is subtotal plus service tax of the provider's legs, `transferred_cents`
    net of reversals, `refunded_cents` the service part of non-failed refunds, `held_cents`
    the sum of all applied holds, of whatever case.
    """

    order_id: str
    provider_id: str
    currency: str
    service_cents: int
    transferred_cents: int = 0
    refunded_cents: int = 0
    held_cents: int = 0
    version: int = 0

    @property
    def payable_cents(self) -> int:
        """Before holds: what would be paid out if nothing were held."""
        return max(0, self.service_cents - self.transferred_cents - self.refunded_cents)

    @property
    def free_cents(self) -> int:
        """What a new hold may take."""
        return max(0, self.payable_cents - self.held_cents)

    @property
    def exposure_cents(self) -> int:
        """What payouts must keep back: holds, but never more than is payable."""
        return min(self.held_cents, self.payable_cents)

    def hold(self, cents: int) -> "Payable | Refusal":
        """The payable with `cents` more held, unless that passes what is free."""
        if cents > self.free_cents:
            return Refusal(
                code=ErrorCode.PAYOUT_HOLD_APPLY_FAILED,
                field="amountCents",
                message=f"Only {self.free_cents} cents ({self.currency}) of this provider's "
                "payout can still be held.",
                hint=f"Hold at most {self.free_cents} cents."
                if self.free_cents
                else "Everything payable is held, refunded or paid out already.",
            )
        return evolve(self, held_cents=self.held_cents + cents)

    def unhold(self, cents: int) -> "Payable":
        return evolve(self, held_cents=self.held_cents - cents)

    def refunded(self, cents: int) -> "Payable":
        """After a refund took `cents` of the service part (negative when it failed)."""
        return evolve(self, refunded_cents=self.refunded_cents + cents)

    def given_back(self, cents: int) -> "Payable":
        """After `cents` of what was transferred came back from the provider."""
        return evolve(self, transferred_cents=self.transferred_cents - cents)

    def told(self, *, service_cents: int, transferred_cents: int) -> "Payable":
        """The payable as a newer order snapshot tells it."""
        return evolve(self, service_cents=service_cents, transferred_cents=transferred_cents)
