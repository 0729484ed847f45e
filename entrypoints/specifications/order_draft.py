"""The order a scenario speaks of, as its sentences build it up."""

from typing import Any

from attrs import evolve, frozen

from core.parts import Parts
from entrypoints.specifications.driver import Json
from entrypoints.specifications.people import BUYER, PROVIDER, Person
from entrypoints.specifications.published import usual_terms
from entrypoints.specifications.sold import in_words
from entrypoints.specifications.unmet import Mistake

PAID_AT = "2026-11-20T09:00:00+00:00"


def leg_sold(
    kind: str, paid: Parts, *, leg_id: str, provider: Person = PROVIDER, **more: Any
) -> Json:
    """One leg of a snapshot, sold under the usual terms of its kind."""
    return {
        "leg_id": leg_id,
        "kind": kind,
        "provider_id": provider.user_id,
        "studio_id": None,
        "status": "confirmed",
        "subtotal_cents": paid.subtotal_cents,
        "service_tax_cents": paid.service_tax_cents,
        "platform_fee_cents": paid.platform_fee_cents,
        "platform_fee_tax_cents": paid.platform_fee_tax_cents,
        "transferred_cents": 0,
        "transfer": None,
        "cancellation": None,
        "policy": usual_terms(kind),
        **more,
    }


@frozen(kw_only=True)
class OrderDraft:
    """An order, its newest leg last. Each change makes the next version of its snapshot."""

    order_id: str
    legs: tuple[Json, ...] = ()
    paid_at: str = PAID_AT
    cancellation: Json | None = None
    version: int = 0

    @property
    def leg(self) -> Json:
        """The newest one, which sentences build up."""
        return self.legs[-1]

    @property
    def charge(self) -> str:
        return f"ch_{self.order_id}"

    def sold(
        self, kind: str, paid: Parts, *, provider: Person = PROVIDER, **leg: Any
    ) -> "OrderDraft":
        """The order with one more leg."""
        leg_id = f"leg_{len(self.legs) + 1}"
        made = leg_sold(kind, paid, leg_id=leg_id, provider=provider, **leg)
        return self._next(legs=(*self.legs, made))

    def changed(self, **leg: Any) -> "OrderDraft":
        """The next version, its newest leg other than before."""
        return self._next(legs=(*self.legs[:-1], {**self.leg, **leg}))

    def paid(self, *, at: str) -> "OrderDraft":
        return self._next(paid_at=at)

    def cancelled(self, *, by: str, at: str) -> "OrderDraft":
        return self._next(cancellation={"by": by, "at": at})

    def cancelled_in_part(self, kind: str, *, by: str, at: str) -> "OrderDraft":
        """Only the leg of that kind is cancelled. Raises Mistake as `leg_of` does."""
        chosen = self.leg_of(kind)
        cancelled = {**chosen, "cancellation": {"by": by, "at": at}}
        return self._next(legs=tuple(cancelled if leg is chosen else leg for leg in self.legs))

    def leg_of(self, kind: str) -> Json:
        """The leg of that kind. Raises Mistake unless the order has exactly one."""
        found = [leg for leg in self.legs if leg["kind"] == kind]
        if len(found) != 1:
            several = "more than one" if found else "no"
            raise Mistake(f"The order has {several} {in_words(kind)}.")
        return found[0]

    def snapshot(self) -> Json:
        """The snapshot as the order service would send it (kernels.md, *Order snapshot*)."""
        return {
            "order_id": self.order_id,
            "version": self.version,
            "currency": "USD",
            "buyer_id": BUYER.user_id,
            "lbg_id": None,
            "payment": {
                "processor": "stripe",
                "payment_intent": f"pi_{self.order_id}",
                "charge": self.charge,
                "captured_cents": sum(_paid_cents(leg) for leg in self.legs),
                "credit_cents": 0,
                "captured_at": self.paid_at,
            },
            "cancellation": self.cancellation,
            "legs": list(self.legs),
        }

    def _next(self, **changes: Any) -> "OrderDraft":
        return evolve(self, version=self.version + 1, **changes)


def _paid_cents(leg: Json) -> int:
    parts = ("subtotal_cents", "service_tax_cents", "platform_fee_cents", "platform_fee_tax_cents")
    return sum(leg[part] for part in parts)
