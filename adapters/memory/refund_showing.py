"""Refunds as readers see them."""

from collections.abc import Iterable

from adapters.memory.refunds import oldest_first
from adapters.memory.same_fields import shown_as
from adapters.memory.table import Table
from adapters.memory.transfer_reversals import by_leg
from core.refunds.refund import Refund
from core.transfers.reversal import TransferReversal
from core.views.refund_view import RefundView


def show_refunds(
    refunds: Iterable[Refund], *, reversals: Table[TransferReversal] | None = None
) -> tuple[RefundView, ...]:
    """Refunds in full, oldest first, each with its `reversals` where those are given."""
    return tuple(
        _show(refund, () if reversals is None else reversals.group("refund", refund.refund_id))
        for refund in oldest_first(refunds)
    )


def _show(refund: Refund, reversals: tuple[TransferReversal, ...]) -> RefundView:
    return shown_as(
        RefundView,
        refund,
        platform_fee_cents=refund.parts.platform_fee_cents,
        platform_fee_tax_cents=refund.parts.platform_fee_tax_cents,
        reversals=by_leg(reversals),
    )
