"""From Stripe's objects to the port's values. Raises UnreadableObject."""

from collections.abc import Sequence

from adapters.stripe.fields import Fields
from core.disputes.dispute import CLOSED_INQUIRY
from core.macros.balance import Movement
from ports.payment_processor import (
    ProcessorDeposit,
    ProcessorDispute,
    ProcessorRefund,
    ProcessorReversal,
    ProcessorTransfer,
    RefundState,
)

PREVENTED = "prevented"


def refund(found: Fields) -> ProcessorRefund:
    return ProcessorRefund(
        ref=found.text("id"),
        charge=found.text("charge"),
        amount_cents=found.whole("amount"),
        currency=found.currency(),
        state=state_of(found.text_or_none("status")),
        failure_reason=found.text_or_none("failure_reason"),
        metadata=found.texts("metadata"),
        created_at=found.instant("created"),
    )


def payment(found: Fields) -> Movement:
    return Movement(
        ref=found.text("id"),
        charge=found.text("source"),
        amount_cents=found.whole("amount"),
        currency=found.currency(),
        created_at=found.instant("created"),
    )


def state_of(status: str | None) -> RefundState:
    """A word of tomorrow, or none, reads UNKNOWN (reliability.md 7)."""
    try:
        return RefundState(status or "")
    except ValueError:
        return RefundState.UNKNOWN


def reversal(found: Fields) -> ProcessorReversal:
    return ProcessorReversal(
        ref=found.text("id"),
        transfer=found.text("transfer"),
        amount_cents=found.whole("amount"),
        currency=found.currency(),
        metadata=found.texts("metadata"),
        created_at=found.instant("created"),
    )


def transfer(found: Fields) -> ProcessorTransfer:
    return ProcessorTransfer(
        ref=found.text("id"),
        amount_cents=found.whole("amount"),
        reversed_cents=found.whole("amount_reversed"),
        currency=found.currency(),
        created_at=found.instant("created"),
    )


def dispute(found: Fields) -> ProcessorDispute:
    """A response that the network does not allow is due at 0 or at null."""
    details = found.part("evidence_details")
    movements = list(found.parts("balance_transactions"))
    contestable = details.found.get("due_by") not in {None, 0}
    return ProcessorDispute(
        ref=found.text("id"),
        charge=found.text("charge"),
        amount_cents=found.whole("amount"),
        currency=found.currency(),
        reason=found.text("reason"),
        status=_status_of(found, movements),
        due_by=details.instant("due_by") if contestable else None,
        evidence_submitted=details.whole("submission_count") > 0,
        created_at=found.instant("created"),
        fee_cents=sum(movement.whole("fee") for movement in movements),
        funds_withdrawn=any(movement.whole("amount") < 0 for movement in movements),
    )


def _status_of(found: Fields, movements: Sequence[Fields]) -> str:
    """What was prevented was settled before it became a chargeback, and nobody can answer it: it
    ends as whatever became of the money.
    """
    status = found.text("status")
    if status != PREVENTED:
        return status
    if not movements:
        return CLOSED_INQUIRY
    return "lost" if sum(movement.whole("amount") for movement in movements) < 0 else "won"


def deposit(found: Fields) -> ProcessorDeposit:
    return ProcessorDeposit(
        payment_intent=found.text("id"),
        status=found.text("status"),
        authorised_cents=found.whole("amount"),
        capturable_cents=found.whole("amount_capturable"),
        captured_cents=found.whole("amount_received"),
        currency=found.currency(),
        charge=found.text_or_none("latest_charge"),
    )
