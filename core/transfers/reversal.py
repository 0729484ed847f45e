"""The part of a refund that comes back from the provider (`srv_…`)."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from attrs import evolve, frozen

from core.asking import ask_again_at


class ReversalStatus(StrEnum):
    DUE = "due"
    SUCCEEDED = "succeeded"
    CANCELLED = "cancelled"
    """It was due no more before the money came back, as far as was known then."""


SUCCESSORS: dict[ReversalStatus, frozenset[ReversalStatus]] = {
    ReversalStatus.DUE: frozenset({ReversalStatus.SUCCEEDED, ReversalStatus.CANCELLED}),
    ReversalStatus.CANCELLED: frozenset({ReversalStatus.SUCCEEDED}),
    ReversalStatus.SUCCEEDED: frozenset(),
}


@frozen(kw_only=True)
class TransferReversal:
    """Owed from the moment its refund succeeded until it succeeds; never dropped.

    The refund is one of ours (`refund_id`, on `case_id`) or one that was made elsewhere
    (`outside_ref`, `re_…`), which has no case. Cents of `currency`, times in UTC. `asked` counts
    the tries that brought no success, `refusals` those of them that the processor definitely
    refused (only a definite refusal starts a new idempotency key), `last_failure` says why.
    """

    reversal_id: str
    refund_id: str | None = None
    outside_ref: str | None = None
    case_id: str | None = None
    order_id: str
    leg_id: str
    transfer_id: str
    provider_id: str
    currency: str
    amount_cents: int
    created_at: datetime
    updated_at: datetime
    status: ReversalStatus = ReversalStatus.DUE
    processor_ref: str | None = None
    asked: int = 0
    refusals: int = 0
    ask_again_at: datetime | None = None
    last_failure: str | None = None
    version: int = 0

    @property
    def idempotency_key(self) -> str:
        """The processor remembers a refusal under its key, so that each one starts another."""
        again = f":{self.refusals}" if self.refusals else ""
        return f"{self.reversal_id}:reversals{again}"

    @property
    def made_by(self) -> str | None:
        """The refund that it comes back for, `srf_…` or `re_…`."""
        return self.refund_id or self.outside_ref

    @property
    def counts(self) -> bool:
        """Whether its cents come back, or did."""
        return self.status is not ReversalStatus.CANCELLED

    def succeeded(self, *, processor_ref: str, when: datetime) -> "TransferReversal":
        """The money came back: of a cancelled one too, where it was on its way by then."""
        return self._to(
            ReversalStatus.SUCCEEDED, when, processor_ref=processor_ref, last_failure=None
        )

    def cancelled(self, *, when: datetime) -> "TransferReversal":
        return self._to(ReversalStatus.CANCELLED, when)

    def asked_in_vain(self, why: str, *, refused: bool, when: datetime) -> "TransferReversal":
        """Still due after one more try. Asked no more where `ask_again_at` is None."""
        asked = self.asked + 1
        return evolve(
            self,
            asked=asked,
            refusals=self.refusals + refused,
            last_failure=why,
            ask_again_at=ask_again_at(asked, when=when),
            updated_at=when,
        )

    def _to(self, status: ReversalStatus, when: datetime, **more: Any) -> "TransferReversal":
        if status not in SUCCESSORS[self.status]:
            raise ValueError(f"a {self.status} reversal cannot become {status}")
        return evolve(self, status=status, updated_at=when, ask_again_at=None, **more)
