"""The order a scenario speaks of, as its sentences build it up."""

from typing import Any

from attrs import evolve, frozen

from core.cents import half_up, percent_of
from core.parts import Parts
from tests.features.driver import Json
from tests.features.money import dollars
from tests.orders.worked_example import leg_json, order_json

ORDER_ID = "ord_1001"
TAX_PER_10_000 = 825
FEE_PERCENT = 10


def usual_split(paid_cents: int) -> Parts:
    """What a buyer paid, as the marketplace sells: a price, 8.25 % tax on it, a fee of 10 %, and
    8.25 % tax on the fee, each half-up. Raises ValueError for a sum that no price comes to.
    """
    about = half_up(paid_cents * 100_000, 119_075)
    near = [_sold_at(price) for price in range(max(0, about - 1), about + 2)]
    for parts in near:
        if parts.total_cents == paid_cents:
            return parts
    instead = min((it.total_cents for it in near), key=lambda cents: abs(cents - paid_cents))
    raise ValueError(
        f"no price with tax and fee comes to {dollars(paid_cents)}; write {dollars(instead)}"
    )


def _sold_at(price: int) -> Parts:
    fee = percent_of(price, FEE_PERCENT)
    return Parts(
        price, half_up(price * TAX_PER_10_000, 10_000), fee, half_up(fee * TAX_PER_10_000, 10_000)
    )


@frozen(kw_only=True)
class OrderDraft:
    """An order of one leg. Each change makes the next version of its snapshot."""

    leg: Json
    cancellation: Json | None = None
    version: int = 1

    @classmethod
    def sold(cls, kind: str, paid: Parts, *, policy: Json, **leg: Any) -> "OrderDraft":
        parts = {
            "subtotal_cents": paid.subtotal_cents,
            "service_tax_cents": paid.service_tax_cents,
            "platform_fee_cents": paid.platform_fee_cents,
            "platform_fee_tax_cents": paid.platform_fee_tax_cents,
        }
        return cls(leg=leg_json(kind, policy=policy, **parts, **leg))

    def changed(self, **leg: Any) -> "OrderDraft":
        """The next version, its leg other than before."""
        return evolve(self, leg={**self.leg, **leg}, version=self.version + 1)

    def cancelled(self, *, by: str, at: str) -> "OrderDraft":
        return evolve(self, cancellation={"by": by, "at": at}, version=self.version + 1)

    def snapshot(self) -> Json:
        """The snapshot as the order service would send it (kernels.md, *Order snapshot*)."""
        return order_json(
            self.leg, order_id=ORDER_ID, version=self.version, cancellation=self.cancellation
        )
