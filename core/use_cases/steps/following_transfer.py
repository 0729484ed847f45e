"""A transfer as the processor tells it, and what came back of it (domain.md, *Refund*)."""

from attrs import frozen

from core.text import unfit_id
from core.transfers.reversal import TransferReversal
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling_reversal import settle_reversal
from core.use_cases.steps.transferred import came_back
from core.use_cases.steps.unsaved import NOTHING_UNSAVED
from ports.payment_processor import Done, ProcessorReversal, ProcessorTransfer


@frozen(kw_only=True)
class TransferTold:
    """A transfer as it stands, and every piece of it that came back, listed before."""

    whole: ProcessorTransfer
    pieces: tuple[ProcessorReversal, ...]


def follow_transfer(work: Work, told: TransferTold) -> bool:
    """Take over how much came back in all, whoever asked, and how much of it others took; answers
    whether anything changed.
    """
    transfer = work.uow.transfers.get(told.whole.ref)
    if transfer is None:
        return False
    theirs = sum(each.amount_cents for each in told.pieces if _ours(work, each) is None)
    known = transfer.taken_by_others(theirs).known_reversed(told.whole.reversed_cents)
    by_others = known.others_cents != transfer.others_cents
    came_back(work, transfer, known, NOTHING_UNSAVED, weigh=by_others)
    return known != transfer


def follow_reversal(work: Work, told: ProcessorReversal) -> bool:
    """Settle the reversal of ours that it is, if it is one; answers whether it was settled."""
    reversal = _ours(work, told)
    return reversal is not None and settle_reversal(work, reversal, Done(value=told))


def _ours(work: Work, told: ProcessorReversal) -> TransferReversal | None:
    """Metadata can be written in a dashboard too, so everything else must fit as well."""
    named = told.metadata.get("reversal_id")
    if not named or unfit_id("reversalId", named) is not None:
        return None
    reversal = work.uow.transfer_reversals.get(named)
    return reversal if reversal is not None and _may_be(reversal, told) else None


def _may_be(reversal: TransferReversal, told: ProcessorReversal) -> bool:
    asked = (reversal.transfer_id, reversal.amount_cents, reversal.currency)
    if reversal.processor_ref not in (None, told.ref):
        return False
    return asked == (told.transfer, told.amount_cents, told.currency)
