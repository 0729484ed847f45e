"""Refunds as readers see them."""

from collections.abc import Iterable

from adapters.memory.refunds import oldest_first
from adapters.memory.same_fields import shown_as
from core.refunds.refund import Refund
from core.views.refund_view import RefundView


def show_refunds(refunds: Iterable[Refund]) -> tuple[RefundView, ...]:
    """Refunds in full, oldest first."""
    return tuple(_show(refund) for refund in oldest_first(refunds))


def _show(refund: Refund) -> RefundView:
    return shown_as(
        RefundView,
        refund,
        platform_fee_cents=refund.parts.platform_fee_cents,
        platform_fee_tax_cents=refund.parts.platform_fee_tax_cents,
    )
