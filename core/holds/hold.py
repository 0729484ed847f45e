"""A payout hold and its states (domain.md, *Payout hold*)."""

from datetime import datetime
from enum import StrEnum

from attrs import evolve, frozen

from core.errors import ErrorCode, Refusal
from core.holds.rule import HoldRule
from core.timeline.event import Entry, EventType


class HoldStatus(StrEnum):
    APPLIED = "applied"
    RELEASED = "released"
    EXPIRED = "expired"


@frozen(kw_only=True)
class PayoutHold:
    """Money kept back from a provider's payout (`sph_…`), in cents; times in UTC.

    `rule` is why the Support Center applied it by itself, None where a person did.
    """

    hold_id: str
    case_id: str
    order_id: str
    provider_id: str
    currency: str
    amount_cents: int
    reason: str
    applied_by: str
    created_at: datetime
    expires_at: datetime
    leg_id: str | None = None
    rule: HoldRule | None = None
    status: HoldStatus = HoldStatus.APPLIED
    released_at: datetime | None = None
    version: int = 0

    @property
    def is_applied(self) -> bool:
        return self.status is HoldStatus.APPLIED

    def has_run_out(self, now: datetime) -> bool:
        """Whether it is applied still though its time is over."""
        return self.is_applied and self.expires_at <= now

    def release(self, *, when: datetime) -> "PayoutHold | Refusal":
        return self._resolve(HoldStatus.RELEASED, when)

    def expire(self, *, when: datetime) -> "PayoutHold | Refusal":
        return self._resolve(HoldStatus.EXPIRED, when)

    def _resolve(self, status: HoldStatus, when: datetime) -> "PayoutHold | Refusal":
        if not self.is_applied:
            return Refusal(
                code=ErrorCode.NOT_ACTIVE,
                field="holdId",
                message=f"This hold is {self.status} already.",
                hint="Nothing is held any more; read the case to see when it ended.",
            )
        return evolve(self, status=status, released_at=when)


def applied_entry(hold: PayoutHold) -> Entry:
    return Entry(EventType.HOLD_APPLIED, {**_named(hold), "reason": hold.reason})


def expired_entry(hold: PayoutHold) -> Entry:
    return Entry(EventType.HOLD_EXPIRED, _named(hold))


def released_entry(hold: PayoutHold, *, reason: str | None) -> Entry:
    return Entry(EventType.HOLD_RELEASED, {**_named(hold), "reason": reason})


def _named(hold: PayoutHold) -> dict[str, object]:
    return {
        "hold_id": hold.hold_id,
        "order_id": hold.order_id,
        "leg_id": hold.leg_id,
        "provider_id": hold.provider_id,
        "amount_cents": hold.amount_cents,
        "currency": hold.currency,
        "rule": hold.rule and hold.rule.value,
    }
