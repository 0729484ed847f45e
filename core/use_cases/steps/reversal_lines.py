"""How a reversal moves the books apart from its refund (kernels.md, *Ledger*)."""

from core.ledger.line import Line
from core.ledger.refund_lines import BookedUnder, owed_again_line, reversal_line
from core.transfers.reversal import ReversalStatus, TransferReversal


def asked_back_line(reversal: TransferReversal) -> Line:
    """It became due later than its refund was booked."""
    cents, leg_id = reversal.amount_cents, reversal.leg_id
    return owed_again_line(cents, leg_id=leg_id, under=_under(reversal))


def called_off_line(reversal: TransferReversal) -> Line:
    """What the provider need not give back is the seller's again."""
    return asked_back_line(reversal).reversed()


def came_back_lines(reversal: TransferReversal, *, processor_ref: str) -> tuple[Line, ...]:
    """`reversal` as it stood before: one that was called off comes back for nothing, and the
    provider is owed it again.
    """
    under = _under(reversal, processor_ref=processor_ref)
    cents, leg_id = reversal.amount_cents, reversal.leg_id
    back = reversal_line(cents, leg_id=leg_id, under=under)
    if reversal.status is ReversalStatus.DUE:
        return (back,)
    return (back, owed_again_line(cents, leg_id=leg_id, under=under))


def _under(reversal: TransferReversal, *, processor_ref: str | None = None) -> BookedUnder:
    return BookedUnder(
        currency=reversal.currency,
        order_id=reversal.order_id,
        case_id=reversal.case_id,
        processor_ref=processor_ref,
    )
