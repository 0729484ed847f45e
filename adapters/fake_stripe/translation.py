"""From Stripe's objects and answers to the port's values and outcomes."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeVar

from adapters.fake_stripe.account import StripeObject
from adapters.fake_stripe.calls import ApiAnswer, CallLostError
from core.macros.balance import Movement
from ports.payment_processor import (
    Done,
    NoticeAbout,
    Outcome,
    ProcessorDeposit,
    ProcessorDispute,
    ProcessorNotice,
    ProcessorRefund,
    ProcessorReversal,
    ProcessorTransfer,
    RefundState,
    Refused,
    Unknown,
)

T = TypeVar("T")

DEFINITE = frozenset({400, 402, 404})
UNDECIDED_CODES = frozenset({"rate_limit", "lock_timeout", "idempotency_key_in_use"})


def outcome(ask: Callable[[], ApiAnswer], read: Callable[[StripeObject], T]) -> Outcome[T]:
    """Done, a definite no, or unknown: what the caller may conclude from the answer."""
    try:
        answer = ask()
    except CallLostError as lost:
        return Unknown(detail=lost.detail)
    if answer.status == 200:  # noqa: PLR2004
        return Done(value=read(answer.body))
    return _no(answer)


def _no(answer: ApiAnswer) -> Refused | Unknown:
    """A key used with other parameters is unknown: its first use may have moved money."""
    error = answer.body["error"]
    code = error.get("code") or error["type"]
    undecided = error["type"] == "idempotency_error" or code in UNDECIDED_CODES
    if answer.status in DEFINITE and not undecided:
        return Refused(code=code, message=error["message"])
    return Unknown(detail=f"{answer.status} {code}: {error['message']}")


def state_of(status: str | None) -> RefundState:
    try:
        return RefundState(status or "")
    except ValueError:
        return RefundState.UNKNOWN


def instant(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, tz=UTC)


def refund(found: StripeObject) -> ProcessorRefund:
    return ProcessorRefund(
        ref=found["id"],
        charge=found["charge"],
        amount_cents=found["amount"],
        currency=found["currency"].upper(),
        state=state_of(found["status"]),
        failure_reason=found["failure_reason"],
        metadata=dict(found["metadata"]),
        created_at=instant(found["created"]),
    )


def payment(found: StripeObject) -> Movement:
    return Movement(
        ref=found["id"],
        charge=found["source"],
        amount_cents=found["amount"],
        currency=found["currency"].upper(),
        created_at=instant(found["created"]),
    )


def reversal(found: StripeObject) -> ProcessorReversal:
    return ProcessorReversal(
        ref=found["id"],
        transfer=found["transfer"],
        amount_cents=found["amount"],
        currency=found["currency"].upper(),
        metadata=dict(found["metadata"]),
        created_at=instant(found["created"]),
    )


def transfer(found: StripeObject) -> ProcessorTransfer:
    return ProcessorTransfer(
        ref=found["id"],
        amount_cents=found["amount"],
        reversed_cents=found["amount_reversed"],
        currency=found["currency"].upper(),
        created_at=instant(found["created"]),
    )


def dispute(found: StripeObject) -> ProcessorDispute:
    """Its funds count as withdrawn once they were, also when a won dispute brought them back."""
    details, moved = found["evidence_details"], found["balance_transactions"]
    return ProcessorDispute(
        ref=found["id"],
        charge=found["charge"],
        amount_cents=found["amount"],
        currency=found["currency"].upper(),
        reason=found["reason"],
        status=found["status"],
        due_by=instant(details["due_by"]) if details["due_by"] else None,
        evidence_submitted=details["submission_count"] > 0,
        created_at=instant(found["created"]),
        fee_cents=sum(entry["fee"] for entry in moved),
        funds_withdrawn=any(entry["amount"] < 0 for entry in moved),
    )


def notice(found: StripeObject) -> ProcessorNotice:
    subject = found["data"]["object"]
    return ProcessorNotice(
        notice_id=found["id"],
        type=found["type"],
        about=about(subject["object"]),
        object_id=subject["id"],
        created_at=instant(found["created"]),
    )


def about(kind: str) -> NoticeAbout:
    try:
        return NoticeAbout(kind)
    except ValueError:
        return NoticeAbout.OTHER


def file_id(found: StripeObject) -> str:
    return str(found["id"])


def deposit(found: StripeObject) -> ProcessorDeposit:
    return ProcessorDeposit(
        payment_intent=found["id"],
        status=found["status"],
        authorised_cents=found["amount"],
        capturable_cents=found["amount_capturable"],
        captured_cents=found["amount_received"],
        currency=found["currency"].upper(),
        charge=found["latest_charge"],
    )
