"""A transfer as the processor tells it, and what came back of it (domain.md, *Refund*)."""

from core.text import unfit_id
from core.transfers.reversal import TransferReversal
from core.use_cases.handling.work import Work
from core.use_cases.steps.settling_reversal import settle_reversal
from core.use_cases.steps.transferred import came_back
from ports.payment_processor import Done, ProcessorReversal, ProcessorTransfer


def follow_transfer(work: Work, told: ProcessorTransfer) -> bool:
    """Take over how much came back in all, whoever asked; answers whether anything changed."""
    transfer = work.uow.transfers.get(told.ref)
    if transfer is None:
        return False
    came_back(work, transfer, told.reversed_cents)
    return transfer.known_reversed(told.reversed_cents) != transfer


def follow_reversal(work: Work, told: ProcessorReversal) -> bool:
    """Settle the reversal of ours that it is, if it is one; answers whether it was settled."""
    named = told.metadata.get("reversal_id")
    if not named or unfit_id("reversalId", named) is not None:
        return False
    reversal = work.uow.transfer_reversals.get(named)
    if reversal is None or not _may_be(reversal, told):
        return False
    return settle_reversal(work, reversal, Done(value=told))


def _may_be(reversal: TransferReversal, told: ProcessorReversal) -> bool:
    asked = (reversal.transfer_id, reversal.amount_cents, reversal.currency)
    return asked == (told.transfer, told.amount_cents, told.currency)
