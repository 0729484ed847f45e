"""What becomes of a transfer's reversal by what the processor says of it."""

from core.asking import MOST_ASKS
from core.ledger.cause import Cause
from core.parked.parked_work import ParkedKind
from core.transfers.reversal import ReversalStatus, TransferReversal
from core.use_cases.handling.work import Work
from core.use_cases.steps.case_of_order import newest_case
from core.use_cases.steps.parking import park, settle_parked
from core.use_cases.steps.posting import post
from core.use_cases.steps.reversal_lines import came_back_lines
from core.use_cases.steps.transferred import came_back
from core.use_cases.steps.unsaved import Unsaved
from ports.payment_processor import Done, Outcome, ProcessorReversal, Refused


def settle_reversal(
    work: Work, reversal: TransferReversal, told: Outcome[ProcessorReversal]
) -> bool:
    """Put down that the money came back, as often as it is told; else the try was in vain.

    Money that was on its way when the reversal was called off is a fact all the same.
    """
    if reversal.status is ReversalStatus.SUCCEEDED:
        return False
    if isinstance(told, Done):
        _succeeded(work, reversal, told.value)
        return True
    if reversal.status is ReversalStatus.DUE:
        why = f"{told.code}: {told.message}" if isinstance(told, Refused) else told.detail
        _in_vain(work, reversal, why, refused=isinstance(told, Refused))
    return False


def _succeeded(work: Work, reversal: TransferReversal, told: ProcessorReversal) -> None:
    # Before the others are read: its version keeps two that come back at once apart.
    transfer = work.uow.transfers.get(reversal.transfer_id)
    if transfer is None:
        raise LookupError(f"{reversal.reversal_id} stands on a transfer that is gone")
    before = sum(
        each.amount_cents
        for each in work.uow.transfer_reversals.of_order(reversal.order_id)
        if (each.transfer_id, each.status) == (transfer.transfer_id, ReversalStatus.SUCCEEDED)
    )
    back = reversal.succeeded(processor_ref=told.ref, when=work.now)
    known = transfer.known_reversed(transfer.others_cents + before + reversal.amount_cents)
    # One that was called off counts again: what is still due for its transfer is less.
    counts_again = reversal.status is ReversalStatus.CANCELLED
    came_back(work, transfer, known, Unsaved(reversal=back), weigh=counts_again)
    work.uow.transfer_reversals.save(back)
    settle_parked(work, ParkedKind.TRANSFER_REVERSAL, reversal.reversal_id)
    lines = came_back_lines(reversal, processor_ref=told.ref)
    post(work, Cause.TRANSFER_REVERSED, reversal.reversal_id, lines)


def _in_vain(work: Work, reversal: TransferReversal, why: str, *, refused: bool) -> None:
    after = reversal.asked_in_vain(why, refused=refused, when=work.now)
    work.uow.transfer_reversals.save(after)
    if after.ask_again_at is None:
        park(
            work,
            ParkedKind.TRANSFER_REVERSAL,
            reversal.reversal_id,
            case_id=reversal.case_id or newest_case(work, reversal.order_id),
            order_id=reversal.order_id,
            why=f"asked {MOST_ASKS} times, at last: {why}",
        )
