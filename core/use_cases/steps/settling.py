"""What becomes of a refund by what the processor says of it (reliability.md 4 and 7)."""

from core.announcements.of_refunds import refund_payload
from core.announcements.topic import Topic
from core.asking import MOST_ASKS
from core.cases.case import Case
from core.ledger.cause import Cause
from core.ledger.refund_lines import BookedUnder, refund_lines
from core.orders.snapshot import OrderSnapshot
from core.parked.for_a_person import ForAPerson
from core.parked.parked_work import ParkedKind
from core.refunds.entries import failed_entry, succeeded_entry
from core.refunds.refund import Refund, RefundStatus
from core.use_cases.handling.work import Work
from core.use_cases.steps.ending_by_itself import resolve_refunded
from core.use_cases.steps.failing import fail
from core.use_cases.steps.failing_late import fail_late
from core.use_cases.steps.parking import park, settle_parked
from core.use_cases.steps.posting import post
from core.use_cases.steps.reversing import ask_back
from core.use_cases.steps.unsaved import Unsaved
from ports.payment_processor import Done, Outcome, ProcessorRefund, RefundState, Refused

FAILED_STATES = frozenset({RefundState.FAILED, RefundState.CANCELED})
Told = Outcome[ProcessorRefund] | ForAPerson


def settle_refund(work: Work, refund: Refund, case: Case, told: Told, *, asked: bool) -> bool:
    """Move a sent refund to its end, if `told` is one, as often as it is told.

    What is unknown, pending or a word nobody knows leaves it processing with its reservation;
    where we `asked` for it, that counts as a try. Answers whether the refund moved.
    """
    if refund.status is RefundStatus.PROCESSING:
        return _of_processing(work, refund, case, told, asked=asked)
    if refund.status is not RefundStatus.SUCCEEDED or not isinstance(told, Done):
        return False
    if told.value.ref != refund.processor_ref or told.value.state not in FAILED_STATES:
        return False
    fail_late(work, refund, case, why=_why(told.value))
    return True


def _of_processing(work: Work, refund: Refund, case: Case, told: Told, *, asked: bool) -> bool:
    # What the processor has a name for was not refused, whatever a later answer says.
    if isinstance(told, Refused) and refund.processor_ref is None:
        return _failed(work, refund, case, why=told.code)
    if isinstance(told, Done):
        return _by_its_state(work, refund, case, told.value, asked=asked)
    if isinstance(told, ForAPerson):
        return _for_a_person(work, refund.asked_no_more(when=work.now), why=told.why)
    return _left_open(work, refund, refund, asked=asked)


def _by_its_state(
    work: Work, refund: Refund, case: Case, told: ProcessorRefund, *, asked: bool
) -> bool:
    if (told.charge, told.amount_cents) != (refund.charge_id, refund.amount_cents):
        why = f"{told.ref} gives {told.amount_cents} cents of {told.charge} back, not this refund"
        return _for_a_person(work, refund.asked_no_more(when=work.now), why=why)
    if told.state in FAILED_STATES:
        return _failed(work, refund, case, why=_why(told), processor_ref=told.ref)
    if told.state is RefundState.SUCCEEDED:
        return _succeeded(work, refund, case, told)
    known = refund
    if refund.processor_ref != told.ref:
        known = refund.known_as(told.ref, when=work.now)
    return _left_open(work, refund, known, asked=asked)


def _left_open(work: Work, before: Refund, now: Refund, *, asked: bool) -> bool:
    after = now.asked_in_vain(when=work.now) if asked else now
    if asked and after.ask_again_at is None:
        return _for_a_person(work, after, why=f"still open after it was asked {MOST_ASKS} times")
    if after != before:
        work.uow.refunds.save(after)
    return False


def _for_a_person(work: Work, refund: Refund, *, why: str) -> bool:
    work.uow.refunds.save(refund)
    park(
        work,
        ParkedKind.REFUND,
        refund.refund_id,
        case_id=refund.case_id,
        order_id=refund.order_id,
        why=why,
    )
    return False


def _succeeded(work: Work, refund: Refund, case: Case, told: ProcessorRefund) -> bool:
    succeeded = refund.succeeded(processor_ref=told.ref, when=work.now)
    order = work.uow.order_snapshots.newest(refund.order_id)
    if order is None:
        raise LookupError(f"{refund.refund_id} stands on an order that is gone")
    work.uow.refunds.save(succeeded)
    _book(work, succeeded, order)
    _nobody_is_needed(work, refund)
    case = work.record(case, succeeded_entry(succeeded))
    resolve_refunded(work, succeeded, case)
    work.announce(Topic.REFUND_SUCCEEDED, case.case_id, refund_payload(succeeded))
    return True


def _book(work: Work, refund: Refund, order: OrderSnapshot) -> None:
    legs = ask_back(work, order, refund, Unsaved(refund=refund))
    lines = refund_lines(legs, BookedUnder.of_refund(refund))
    post(work, Cause.REFUND_SUCCEEDED, refund.refund_id, lines)


def _failed(
    work: Work, refund: Refund, case: Case, *, why: str, processor_ref: str | None = None
) -> bool:
    failed = refund.failed(why, when=work.now, processor_ref=processor_ref)
    fail(work, failed)
    _nobody_is_needed(work, refund)
    work.record(case, failed_entry(failed))
    return True


def _nobody_is_needed(work: Work, refund: Refund) -> None:
    if refund.ask_again_at is None:
        settle_parked(work, ParkedKind.REFUND, refund.refund_id)


def _why(told: ProcessorRefund) -> str:
    return told.failure_reason or told.state.value
