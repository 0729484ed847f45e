"""A claim on a studio's deposit (`sdp_…`; domain.md, *Deposit claim*)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import evolve, frozen

from core.asking import ask_again_at


class ClaimStatus(StrEnum):
    FILED = "filed"
    APPROVED = "approved"
    DENIED = "denied"
    CAPTURED = "captured"
    FAILED = "failed"


SUCCESSORS: dict[ClaimStatus, frozenset[ClaimStatus]] = {
    ClaimStatus.FILED: frozenset({ClaimStatus.APPROVED, ClaimStatus.DENIED}),
    ClaimStatus.APPROVED: frozenset({ClaimStatus.CAPTURED, ClaimStatus.FAILED}),
    ClaimStatus.DENIED: frozenset(),
    ClaimStatus.CAPTURED: frozenset(),
    ClaimStatus.FAILED: frozenset(),
}


@frozen(kw_only=True)
class DepositClaim:
    """What a studio asks of an authorised deposit, up to `authorized_cents`; cents, UTC.

    `approved_by` is None where policy approved it. `sent_at` is when its capture was first
    asked for, `asked` how often without an answer, `ask_again_at` when next.
    """

    claim_id: str
    case_id: str
    order_id: str
    leg_id: str
    studio_id: str | None
    payment_intent: str
    currency: str
    amount_cents: int
    authorized_cents: int
    reason: str
    filed_by: str
    created_at: datetime
    updated_at: datetime
    status: ClaimStatus = ClaimStatus.FILED
    approved_by: str | None = None
    processor_ref: str | None = None
    failure: str | None = None
    decided_at: datetime | None = None
    settled_at: datetime | None = None
    sent_at: datetime | None = None
    asked: int = 0
    ask_again_at: datetime | None = None
    version: int = 0

    @property
    def is_open(self) -> bool:
        return self.status in (ClaimStatus.FILED, ClaimStatus.APPROVED)

    def approved(self, *, by: str | None, when: datetime) -> "DepositClaim":
        """To be captured; `by` is None where policy approves it."""
        return self.to(
            ClaimStatus.APPROVED,
            when=when,
            approved_by=by,
            decided_at=when,
            sent_at=when,
            ask_again_at=ask_again_at(0, when=when),
        )

    def denied(self, *, when: datetime) -> "DepositClaim":
        return self.to(ClaimStatus.DENIED, when=when, decided_at=when)

    def captured(self, *, processor_ref: str, when: datetime) -> "DepositClaim":
        return self._settled(ClaimStatus.CAPTURED, when, processor_ref=processor_ref)

    def failed(self, why: str, *, when: datetime) -> "DepositClaim":
        return self._settled(ClaimStatus.FAILED, when, failure=why)

    def asked_in_vain(self, *, when: datetime) -> "DepositClaim":
        """Still approved after one more try. Asked no more where `ask_again_at` is None."""
        asked = self.asked + 1
        again = ask_again_at(asked, when=when)
        return evolve(self, asked=asked, ask_again_at=again, updated_at=when)

    def asked_no_more(self, *, when: datetime) -> "DepositClaim":
        """Still approved, and for a person to look at."""
        return evolve(self, ask_again_at=None, updated_at=when)

    def _settled(self, status: ClaimStatus, when: datetime, **more: Any) -> "DepositClaim":
        return self.to(status, when=when, settled_at=when, ask_again_at=None, **more)

    def to(self, status: ClaimStatus, *, when: datetime, **changes: Any) -> "DepositClaim":
        """Raises ValueError for a move its states do not know."""
        if status not in SUCCESSORS[self.status]:
            raise ValueError(f"a {self.status} claim cannot become {status}")
        return evolve(self, status=status, updated_at=when, **changes)
