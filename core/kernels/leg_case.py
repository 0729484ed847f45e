"""Everything a kernel may look at: the leg, the instant that counts, the reason, the facts."""

from datetime import datetime

from attrs import frozen

from core.kernels.facts import Facts
from core.orders.cancellation import Cancellation
from core.orders.leg import Leg


@frozen(kw_only=True)
class LegCase:
    """One leg before its kernel. `cancellation` is the one that rules for the leg."""

    leg: Leg
    cancellation: Cancellation | None
    requested_at: datetime
    captured_at: datetime
    reason: str
    facts: Facts

    @property
    def is_cancelled(self) -> bool:
        return self.cancellation is not None
