"""What a client of the API sees, as far as sentences speak of it. Amounts in cents, times UTC."""

from collections.abc import Mapping
from datetime import datetime
from functools import reduce
from operator import add

from attrs import frozen

from core.cases.status import Awaiting, CaseStatus, Outcome
from core.chargebacks.chargeback import ChargebackStatus
from core.conduct.ladder import Sanction
from core.conduct.violation import ViolationStatus
from core.dmca.status import DmcaStatus
from core.holds.ground import HoldGround
from core.holds.hold import HoldStatus
from core.kernels.deposit_action import DepositMove
from core.parts import NOTHING, Parts
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
    """What policy gives back on an order, leg by leg, what is open of it, and why."""

    legs: Mapping[str, Parts]
    open_cents: int
    max_allowed_cents: int
    deposits: Mapping[str, DepositMove]
    goodwill_cents: int
    trace: tuple[str, ...]

    @property
    def eligible(self) -> Parts:
        return reduce(add, self.legs.values(), NOTHING)


@frozen(kw_only=True)
class RefundSeen:
    """One refund leg by leg, with the steps of the decision behind it."""

    status: RefundStatus
    waits_for: WaitsFor | None
    failure: str | None
    legs: Mapping[str, Parts]
    trace: tuple[str, ...]

    @property
    def parts(self) -> Parts:
        return reduce(add, self.legs.values(), NOTHING)


@frozen(kw_only=True)
class ExposureSeen:
    """What is kept back from a provider on one order, and why."""

    cents: int = 0
    grounds: tuple[HoldGround, ...] = ()


@frozen(kw_only=True)
class ChargebackSeen:
    """A chargeback as finance sees it; `submitted_by` is `system` where nobody was in time."""

    status: ChargebackStatus
    amount_cents: int
    due_at: datetime | None
    submit_by: datetime | None
    packed: bool
    missing: tuple[str, ...]
    submitted_by: str | None
    failure: str | None


@frozen(kw_only=True)
class HoldSeen:
    status: HoldStatus
    amount_cents: int


@frozen(kw_only=True)
class DmcaClaimSeen:
    """`counting_now` are the claims that count against its uploader when it is looked at."""

    status: DmcaStatus
    repeat_offender: bool
    not_before: datetime | None
    not_after: datetime | None
    overdue_at: datetime | None
    counting_now: int


@frozen(kw_only=True)
class ViolationSeen:
    status: ViolationStatus
    sanction: Sanction


@frozen(kw_only=True)
class MacroSeen:
    """What a macro moved and wrote, or would; `refund_id` is of a refund that it made."""

    cents: int
    messages: int
    refund_id: str | None
