"""A deposit on its way back to the buyer (`sdr_…`)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import evolve, frozen

from core.asking import ask_again_at


class ReleaseStatus(StrEnum):
    PROCESSING = "processing"
    RELEASED = "released"
    FAILED = "failed"


class ReleaseKind(StrEnum):
    CANCEL = "cancel"
    """An authorisation is let go; nothing was captured."""
    REFUND = "refund"
    """A deposit that was charged goes back to the card."""


SUCCESSORS: dict[ReleaseStatus, frozenset[ReleaseStatus]] = {
    ReleaseStatus.PROCESSING: frozenset({ReleaseStatus.RELEASED, ReleaseStatus.FAILED}),
    # The buyer's bank may send a refund back after it had succeeded.
    ReleaseStatus.RELEASED: frozenset({ReleaseStatus.FAILED}),
    ReleaseStatus.FAILED: frozenset(),
}


@frozen(kw_only=True)
class DepositRelease:
    """One release per deposit that has not failed; cents of `currency`, times in UTC; `asked` as
    for a claim.
    """

    release_id: str
    case_id: str
    order_id: str
    leg_id: str
    payment_intent: str
    kind: ReleaseKind
    currency: str
    amount_cents: int
    released_by: str
    created_at: datetime
    updated_at: datetime
    status: ReleaseStatus = ReleaseStatus.PROCESSING
    processor_ref: str | None = None
    failure: str | None = None
    sent_at: datetime | None = None
    asked: int = 0
    ask_again_at: datetime | None = None
    version: int = 0

    def ended(self, status: ReleaseStatus, *, when: datetime, **changes: Any) -> "DepositRelease":
        """Raises ValueError for a move its states do not know."""
        if status not in SUCCESSORS[self.status]:
            raise ValueError(f"a {self.status} release cannot become {status}")
        return evolve(self, status=status, updated_at=when, ask_again_at=None, **changes)

    def released(self, *, processor_ref: str, when: datetime) -> "DepositRelease":
        return self.ended(ReleaseStatus.RELEASED, when=when, processor_ref=processor_ref)

    def failed(
        self, why: str, *, when: datetime, processor_ref: str | None = None
    ) -> "DepositRelease":
        known = processor_ref or self.processor_ref
        return self.ended(ReleaseStatus.FAILED, when=when, failure=why, processor_ref=known)

    def known_as(self, processor_ref: str, *, when: datetime) -> "DepositRelease":
        """Still processing, under the name that the processor gave it."""
        return evolve(self, processor_ref=processor_ref, updated_at=when)

    def asked_in_vain(self, *, when: datetime) -> "DepositRelease":
        """Still processing after one more try. Asked no more where `ask_again_at` is None."""
        asked = self.asked + 1
        again = ask_again_at(asked, when=when)
        return evolve(self, asked=asked, ask_again_at=again, updated_at=when)

    def asked_no_more(self, *, when: datetime) -> "DepositRelease":
        """Still processing, and for a person to look at."""
        return evolve(self, ask_again_at=None, updated_at=when)
