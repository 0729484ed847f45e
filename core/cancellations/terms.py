"""What the Support Center does about cancellations by itself (policies.toml)."""

from collections.abc import Mapping

from attrs import field, frozen

from core.cancellations.cancelled_part import CancelledPart
from core.orders.kind import LegKind
from core.orders.party import Party
from core.orders.snapshot import OrderSnapshot

DEFAULT_CEILING_CENTS = {"USD": 50_000}


@frozen(kw_only=True)
class AutomaticEntryTerms:
    """`cancelled_by` and `kinds` say whose cancellations of which legs open a case; without any
    party none does. `refund_up_to_cents` per currency is the most that is refunded without a
    person; above it, and in a currency without one, the refund waits for approval.
    """

    cancelled_by: frozenset[Party] = frozenset(Party)
    kinds: frozenset[LegKind] = frozenset(LegKind)
    refund_up_to_cents: Mapping[str, int] = field(factory=lambda: dict(DEFAULT_CEILING_CENTS))

    def covers(self, order: OrderSnapshot, part: CancelledPart) -> bool:
        """Whether all that was cancelled is of kinds that open a case."""
        legs = [leg for leg in order.legs if part.leg_id in (None, leg.leg_id)]
        return part.cancellation.by in self.cancelled_by and all(
            leg.kind in self.kinds for leg in legs
        )

    def above_ceiling(self, cents: int, *, currency: str) -> str | None:
        """Why a person must look first, or None."""
        ceiling = self.refund_up_to_cents.get(currency)
        if ceiling is None:
            return f"nothing is refunded in {currency} without a person"
        if cents > ceiling:
            return f"{cents} cents exceed the {ceiling} that are refunded without a person"
        return None
