"""A refund and its states (domain.md, *Refund*)."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from functools import reduce
from operator import add
from typing import Any

from attrs import evolve, field, frozen

from core.asking import ask_again_at
from core.errors import ErrorCode, Refusal
from core.parts import NOTHING, Parts
from core.refunds.allocation import Allocation


class RefundStatus(StrEnum):
    PROPOSED = "proposed"
    PROCESSING = "processing"
    SUCCEEDED = "succeeded"
    FAILED = "failed"


class RefundMethod(StrEnum):
    CARD = "card"
    WALLET = "wallet"


class WaitsFor(StrEnum):
    """Why a refund is still proposed: a second person, or the end of a pause."""

    APPROVAL = "approval"
    RESUME = "resume"


SUCCESSORS: dict[RefundStatus, frozenset[RefundStatus]] = {
    RefundStatus.PROPOSED: frozenset({RefundStatus.PROCESSING, RefundStatus.FAILED}),
    RefundStatus.PROCESSING: frozenset({RefundStatus.SUCCEEDED, RefundStatus.FAILED}),
    RefundStatus.SUCCEEDED: frozenset({RefundStatus.FAILED}),
    RefundStatus.FAILED: frozenset(),
}


@frozen(kw_only=True)
class Refund:
    """Money on its way back to the buyer (`srf_…`); amounts in cents, times in UTC.

    `decision` is the kernel decision that backs it, complete enough to be replayed:
    kernel, version, snapshot hash, inputs, trace. `expires_at` is set while somebody must decide.
    A wallet credit has no charge and one allocation, on no leg. `sent_at` is when the processor
    was to be asked first (its keys are counted from there), `asked` how often it was asked
    without the refund ending, `ask_again_at` when it is asked next, set while processing.
    """

    refund_id: str
    case_id: str
    order_id: str
    charge_id: str | None
    currency: str
    allocations: tuple[Allocation, ...]
    reason: str
    status: RefundStatus
    created_by: str
    created_at: datetime
    updated_at: datetime
    method: RefundMethod = RefundMethod.CARD
    note: str | None = None
    waits_for: WaitsFor | None = None
    expires_at: datetime | None = None
    approved_by: str | None = None
    processor_ref: str | None = None
    failure: str | None = None
    decision: Mapping[str, Any] = field(factory=dict)
    sent_at: datetime | None = None
    asked: int = 0
    ask_again_at: datetime | None = None
    version: int = 0

    @property
    def parts(self) -> Parts:
        return reduce(add, (allocation.parts for allocation in self.allocations), NOTHING)

    @property
    def amount_cents(self) -> int:
        return self.parts.total_cents

    @property
    def leg_id(self) -> str | None:
        """The leg it belongs to, where it belongs to exactly one."""
        return self.allocations[0].leg_id if len(self.allocations) == 1 else None

    @property
    def is_settled(self) -> bool:
        return self.status in (RefundStatus.SUCCEEDED, RefundStatus.FAILED)

    @property
    def counts(self) -> bool:
        """Whether it reserves its amount on the charge."""
        return self.method is RefundMethod.CARD and self.status is not RefundStatus.FAILED

    def sent(self, *, when: datetime) -> "Refund":
        """On its way: nobody needs to decide on it any more."""
        return self._to(
            RefundStatus.PROCESSING,
            when,
            waits_for=None,
            expires_at=None,
            sent_at=when,
            asked=0,
            ask_again_at=ask_again_at(0, when=when),
        )

    def credited(self, *, when: datetime) -> "Refund":
        """Goodwill in the buyer's wallet: no processor is asked, so it is there at once."""
        on_its_way = self._to(RefundStatus.PROCESSING, when, waits_for=None, expires_at=None)
        return Refund._to(on_its_way, RefundStatus.SUCCEEDED, when)

    def succeeded(self, *, processor_ref: str, when: datetime) -> "Refund":
        return self._to(
            RefundStatus.SUCCEEDED, when, processor_ref=processor_ref, ask_again_at=None
        )

    def known_as(self, processor_ref: str, *, when: datetime) -> "Refund":
        """Still processing, with the name the processor gave it."""
        return evolve(self, processor_ref=processor_ref, updated_at=when)

    def asked_in_vain(self, *, when: datetime) -> "Refund":
        """Still processing after one more try. Asked no more where `ask_again_at` is None."""
        asked = self.asked + 1
        again = ask_again_at(asked, when=when)
        return evolve(self, asked=asked, ask_again_at=again, updated_at=when)

    def asked_no_more(self, *, when: datetime) -> "Refund":
        """Still processing, and for a person to look at."""
        return evolve(self, ask_again_at=None, updated_at=when)

    def failed(self, why: str, *, when: datetime, processor_ref: str | None = None) -> "Refund":
        return self._to(
            RefundStatus.FAILED,
            when,
            failure=why,
            waits_for=None,
            expires_at=None,
            ask_again_at=None,
            processor_ref=processor_ref or self.processor_ref,
        )

    def _to(self, status: RefundStatus, when: datetime, **changes: Any) -> "Refund":
        if status not in SUCCESSORS[self.status]:
            raise ValueError(f"a {self.status} refund cannot become {status}")
        return evolve(self, status=status, updated_at=when, **changes)


def not_pending(refund: Refund) -> Refusal | None:
    """NOT_PENDING for a refund nobody can decide on any more."""
    if refund.status is RefundStatus.PROPOSED:
        return None
    return Refusal(
        code=ErrorCode.NOT_PENDING,
        field="refundId",
        message=f"This refund is {refund.status}; only a proposed one can be decided.",
        hint="pendingApprovals lists the refunds that wait.",
    )
