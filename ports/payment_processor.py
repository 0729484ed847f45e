"""The payment processor: sends money back and tells what became of it.

Callers commit their intent first and call from outside any transaction; the idempotency key
comes from the refund's id and the endpoint, never from an attempt (reliability.md 1, 2, 4).
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from typing import Generic, Protocol, TypeVar

from attrs import field, frozen

from core.macros.balance import Movement

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
class ProcessorTransfer:
    """A transfer to a provider as the processor holds it (`tr_…`); `reversed_cents` of it came
    back, whoever asked.
    """

    ref: str
    amount_cents: int
    reversed_cents: int
    currency: str
    created_at: datetime


@frozen(kw_only=True)
class ProcessorDispute:
    """A dispute as the processor holds it (`dp_…`); `due_by` is None when not contestable.

    `fee_cents` is what the processor charged for it so far. An inquiry has withdrawn nothing:
    `funds_withdrawn` tells.
    """

    ref: str
    charge: str
    amount_cents: int
    currency: str
    reason: str
    status: str
    due_by: datetime | None
    evidence_submitted: bool
    created_at: datetime
    fee_cents: int = 0
    funds_withdrawn: bool = True


class NoticeAbout(StrEnum):
    """What a notice of the processor is about, of the things we follow."""

    REFUND = "refund"
    CHARGE = "charge"
    DISPUTE = "dispute"
    TRANSFER = "transfer"
    OTHER = "other"


@frozen(kw_only=True)
class ProcessorNotice:
    """An event of the processor (`evt_…`): that something happened to an object, no more.

    What became of the object is asked afresh: a notice may be late, doubled or out of order.
    """

    notice_id: str
    type: str
    about: NoticeAbout
    object_id: str
    created_at: datetime


@frozen(kw_only=True)
class DisputeEvidence:
    """Texts for the bank by the processor's names of them (`uncategorized_text` …), and files
    (`uncategorized_file` …) by the ids their upload answered.
    """

    texts: Mapping[str, str] = field(factory=dict)
    files: Mapping[str, str] = field(factory=dict)


@frozen(kw_only=True)
class ProcessorDeposit:
    """A payment intent (`pi_…`) that secures a deposit, captured at once or when claimed.

    `charge` is the charge behind it, None before there is one.
    """

    payment_intent: str
    status: str
    authorised_cents: int
    capturable_cents: int
    captured_cents: int
    currency: str
    charge: str | None = None


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

    def payments_of_charge(self, charge: str) -> Outcome[Sequence[Movement]]:
        """What the balance shows that the charge brought in, newest first."""
        ...

    def reversals_of_transfer(self, transfer: str) -> Outcome[Sequence[ProcessorReversal]]: ...

    def transfer_by_ref(self, ref: str) -> Outcome[ProcessorTransfer]: ...

    def dispute_by_ref(self, ref: str) -> Outcome[ProcessorDispute]: ...

    def disputes_of_charge(self, charge: str) -> Outcome[Sequence[ProcessorDispute]]: ...

    def upload_evidence(
        self, *, name: str, content: bytes, mime: str, idempotency_key: str
    ) -> Outcome[str]:
        """The id (`file_…`) under which a dispute can refer to the file."""
        ...

    def stage_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        """Keep evidence with the dispute; nothing is sent to the bank."""
        ...

    def submit_evidence(
        self, *, dispute: str, evidence: DisputeEvidence, idempotency_key: str
    ) -> Outcome[ProcessorDispute]:
        """Send what is staged, and this, to the bank. Happens once in a dispute's life."""
        ...

    def accept_dispute(self, *, dispute: str, idempotency_key: str) -> Outcome[ProcessorDispute]:
        """Concede a dispute that awaits evidence: the network keeps the money, for good."""
        ...

    def notices_since(self, instant: datetime) -> Outcome[Sequence[ProcessorNotice]]:
        """What happened from `instant` (UTC, inclusive) on, oldest first; 30 days are kept."""
        ...

    def deposit_by_intent(self, payment_intent: str) -> Outcome[ProcessorDeposit]: ...

    def capture_deposit(
        self, *, payment_intent: str, amount_cents: int, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]: ...

    def cancel_deposit(
        self, *, payment_intent: str, idempotency_key: str
    ) -> Outcome[ProcessorDeposit]: ...
