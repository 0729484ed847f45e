"""What policy gives on an order, leg by leg (kernels.md, *Decision*)."""

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen

from core.kernels.deposit_action import DepositAction
from core.kernels.earlier_refund import EarlierRefund
from core.kernels.facts import NO_FACTS, Facts
from core.parts import Parts


@frozen(kw_only=True)
class Circumstances:
    """What a decision rests on besides the snapshot: enough, with it, to decide again."""

    case_created_at: datetime
    reason: str
    facts: Facts = NO_FACTS
    earlier_refunds: tuple[EarlierRefund, ...] = ()
    disputed_cents: int = 0


@frozen(kw_only=True)
class LegDecision:
    """What policy gives back on one leg and keeps; the two sum to what was paid, per component.

    `band` names the band or the rule. The `trace` is the ordered steps in plain words.
    """

    leg_id: str
    kernel: str
    kernel_version: int
    band: str
    requested_at: datetime
    eligible: Parts
    retained: Parts
    deposit: DepositAction
    suggested_goodwill_cents: int
    trace: tuple[str, ...]


@frozen(kw_only=True)
class OrderDecision:
    """The decisions on all legs, and what the order as a whole still allows, in cents.

    `requested_at` is the order's own; a cancelled leg has its own. `open_by_leg` is what policy
    still owes each leg, before the order's `max_allowed_cents` caps the sum to `open_cents`.
    """

    order_id: str
    snapshot_sha256: str
    snapshot_version: int
    requested_at: datetime
    circumstances: Circumstances
    legs: tuple[LegDecision, ...]
    max_allowed_cents: int
    open_cents: int
    open_by_leg: Mapping[str, int] = field(hash=False)

    @property
    def reason(self) -> str:
        return self.circumstances.reason

    @property
    def facts(self) -> Facts:
        return self.circumstances.facts

    @property
    def eligible_refund_cents(self) -> int:
        """What policy gives without anybody's judgement: the automatic option."""
        return sum([leg.eligible.total_cents for leg in self.legs])

    def leg(self, leg_id: str) -> LegDecision | None:
        """The decision on that leg, or None."""
        return next((leg for leg in self.legs if leg.leg_id == leg_id), None)
