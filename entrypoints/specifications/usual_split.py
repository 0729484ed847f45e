"""What an amount that a buyer paid is made of."""

from core.cents import half_up, percent_of
from core.parts import Parts
from entrypoints.specifications.money import dollars
from entrypoints.specifications.unmet import Mistake

TAX_PER_10_000 = 825
FEE_PERCENT = 10


def usual_split(paid_cents: int) -> Parts:
    """What a buyer paid, as the marketplace sells: a price, 8.25 % tax on it, a fee of 10 %, and
    8.25 % tax on the fee, each half-up. Raises Mistake for a sum that no price comes to.
    """
    about = half_up(paid_cents * 100_000, 119_075)
    near = [_sold_at(price) for price in range(max(0, about - 1), about + 2)]
    for parts in near:
        if parts.total_cents == paid_cents:
            return parts
    instead = min((it.total_cents for it in near), key=lambda cents: abs(cents - paid_cents))
    raise Mistake(
        f"no price with tax and fee comes to {dollars(paid_cents)}; write {dollars(instead)}"
    )


def _sold_at(price: int) -> Parts:
    fee = percent_of(price, FEE_PERCENT)
    return Parts(
        price, half_up(price * TAX_PER_10_000, 10_000), fee, half_up(fee * TAX_PER_10_000, 10_000)
    )
