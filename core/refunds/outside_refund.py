"""A refund made at the processor without us, and adopted (domain.md, *Refund*, Charge)."""

from datetime import datetime

from attrs import evolve, frozen

from core.parts import NOTHING
from core.refunds.allocation import Allocation


@frozen(kw_only=True)
class OutsideRefund:
    """A fact, known by the processor's name for it (`re_…`); cents of `currency`, UTC.

    `allocations` are ours: it is spread over the legs as a refund without a leg would be, and
    what no leg can take stands under no leg. It `counts` until it fails.
    """

    processor_ref: str
    charge_id: str
    order_id: str
    currency: str
    allocations: tuple[Allocation, ...]
    state: str
    counts: bool
    created_at: datetime
    updated_at: datetime
    version: int = 0

    @property
    def amount_cents(self) -> int:
        return sum((share.parts for share in self.allocations), NOTHING).total_cents

    def now(self, state: str, *, counts: bool, when: datetime) -> "OutsideRefund":
        return evolve(self, state=state, counts=counts, updated_at=when)
