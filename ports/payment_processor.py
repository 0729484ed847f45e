"""The payment processor: sends money back and tells what became of it.

Callers commit their intent first and call from outside any transaction; the idempotency key
comes from the refund's id and the endpoint, never from an attempt (reliability.md 1, 2, 4).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from attrs import field, frozen

T = TypeVar("T")


class RefundState(StrEnum):
    """The processor's own words for a refund; anything else it says reads UNKNOWN."""

    PENDING = "pending"
    REQUIRES_ACTION = "requires_action"
    SUCCEEDED = "succeeded"
    FAILED = "failed"
    CANCELED = "canceled"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class RefundInstruction:
    """Send `amount_cents` of a charge back. Our refund id travels in the metadata."""

    charge: str
    amount_cents: int
    currency: str
    idempotency_key: str
    metadata: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class ReversalInstruction:
    """Take `amount_cents` of a transfer back from the provider."""

    transfer: str
    amount_cents: int
    currency: str
    idempotency_key: str
    metadata: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class ProcessorRefund:
    """A refund as the processor holds it (`re_…`)."""

    ref: str
    charge: str
    amount_cents: int
    currency: str
    state: RefundState
    failure_reason: str | None
    metadata: Mapping[str, str]
    created_at: datetime


@frozen(kw_only=True)
class ProcessorReversal:
    """A transfer reversal as the processor holds it (`trr_…`)."""

    ref: str
    transfer: str
    amount_cents: int
    currency: str
    metadata: Mapping[str, str]
    created_at: datetime


@frozen(kw_only=True)
class ProcessorDispute:
    """A dispute as the processor holds it (`dp_…`); `due_by` is None when not contestable."""

    ref: str
    charge: str
    amount_cents: int
    currency: str
    reason: str
    status: str
    due_by: datetime | None
    evidence_submitted: bool
    created_at: datetime


@frozen(kw_only=True)
class ProcessorDeposit:
    """A manually captured payment intent (`pi_…`) that secures a deposit."""

    payment_intent: str
    status: str
    authorised_cents: int
    capturable_cents: int
    captured_cents: int
    currency: str


@frozen(kw_only=True)
class Done(Generic[T]):
    """The processor did it, or had done it before under the same key."""

    value: T


@frozen(kw_only=True)
class Refused:
    """A definite no: nothing happened, and the same call will never happen."""

    code: str
    message: str


@frozen(kw_only=True)
class Unknown:
    """It may or may not have happened: ask again with the same key (timeout, 409, 429, 5xx)."""

    detail: str


Outcome = Done[T] | Refused | Unknown


class PaymentProcessor(Protocol):
    """What the Support Center asks of Stripe, or of its stateful twin."""

    def refund(self, instruction: RefundInstruction) -> Outcome[ProcessorRefund]: ...

    def reverse_transfer(self, instruction: ReversalInstruction) -> Outcome[ProcessorReversal]: ...

    def refund_by_ref(self, ref: str) -> Outcome[ProcessorRefund]: ...

    def refunds_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorRefund]]: ...

    def reversals_of_transfer(self, transfer: str) -> Outcome[Sequence[ProcessorReversal]]: ...

    def dispute_by_ref(self, ref: str) -> Outcome[ProcessorDispute]: ...

    def disputes_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorDispute]]: ...

    def deposit_by_intent(self, payment_intent: str) -> Outcome[ProcessorDeposit]: ...

    def capture_deposit(
        self, *, payment_intent: str, amount_cents: int, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]: ...

    def cancel_deposit(
        self, *, payment_intent: str, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]: ...
