"""What a client of the API sees, as far as sentences speak of it. Amounts in cents, times UTC."""

from datetime import datetime

from attrs import frozen

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.holds.hold import HoldStatus
from core.kernels.deposit_action import DepositMove
from core.parts import Parts
from core.refunds.refund import RefundStatus, WaitsFor


@frozen(kw_only=True)
class CaseSeen:
    """A case as those see it who work it."""

    status: CaseStatus
    awaiting: Awaiting | None
    outcome: Outcome | None
    public_status: str
    severity: str
    first_due_at: datetime | None
    due_at: datetime | None


@frozen(kw_only=True)
class OptionsSeen:
    """What policy gives back on an order, what is open of it, and the steps that led there."""

    eligible: Parts
    open_cents: int
    max_allowed_cents: int
    deposit: DepositMove
    goodwill_cents: int
    trace: tuple[str, ...]


@frozen(kw_only=True)
class RefundSeen:
    """One refund, with the steps of the decision behind it."""

    status: RefundStatus
    waits_for: WaitsFor | None
    failure: str | None
    parts: Parts
    trace: tuple[str, ...]


@frozen(kw_only=True)
class HoldSeen:
    status: HoldStatus
    amount_cents: int
