"""How a refund spreads over the legs of its order (domain.md, *Refund*, Legs)."""

from collections.abc import Mapping, Sequence

from attrs import frozen

from core.errors import ErrorCode, Refusal
from core.parts import NOTHING, Parts
from core.refunds.split import split


@frozen
class Allocation:
    """The part of a refund that belongs to one leg, in cents per component; a wallet credit, and
    what no leg can take of a refund made elsewhere, belong to none.
    """

    leg_id: str | None
    parts: Parts


@frozen(kw_only=True)
class LegShare:
    """One leg as an allocation sees it: what it paid, what policy gives, what went back."""

    leg_id: str
    provider_id: str
    paid: Parts
    policy: Parts
    already: Parts = NOTHING

    @property
    def open_cents(self) -> int:
        """What policy still leaves open for this leg."""
        return max(0, self.policy.total_cents - self.already.total_cents)

    @property
    def left_cents(self) -> int:
        """What the leg paid and did not get back yet."""
        return max(0, self.paid.total_cents - self.already.total_cents)


def allocate(amount: int, legs: Sequence[LegShare]) -> tuple[Allocation, ...] | Refusal:
    """`amount` cents over `legs` in order: first up to what is open, then up to what is left."""
    left = sum(leg.left_cents for leg in legs)
    if amount > left:
        return Refusal(
            code=ErrorCode.REFUND_EXCEEDS_CAPTURED,
            field="amountCents",
            message=f"Only {left} cents of what was paid are left to refund here.",
            hint=f"Ask for at most {left} cents." if left else "Everything went back already.",
        )
    shares = _spread(amount, legs)
    return tuple(
        Allocation(
            leg.leg_id,
            split(shares[leg.leg_id], policy=leg.policy, already=leg.already, paid=leg.paid),
        )
        for leg in legs
        if shares[leg.leg_id]
    )


def _spread(amount: int, legs: Sequence[LegShare]) -> Mapping[str, int]:
    shares = {leg.leg_id: 0 for leg in legs}
    for ceiling in ("open_cents", "left_cents"):
        for leg in legs:
            room: int = getattr(leg, ceiling) - shares[leg.leg_id]
            taken = max(0, min(amount, room))
            shares[leg.leg_id] += taken
            amount -= taken
    return shares
