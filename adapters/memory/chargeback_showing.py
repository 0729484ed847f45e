"""Chargebacks as readers see them."""

from collections.abc import Iterable
from datetime import datetime

from adapters.memory.same_fields import shown_as
from core.chargebacks.chargeback import Chargeback
from core.views.chargeback_view import ChargebackView


def show_chargebacks(chargebacks: Iterable[Chargeback]) -> tuple[ChargebackView, ...]:
    return tuple(shown_as(ChargebackView, each) for each in chargebacks)


def by_deadline(
    chargebacks: Iterable[Chargeback], *, due_before: datetime | None
) -> tuple[Chargeback, ...]:
    """Those that are open, the nearest deadline first; what has none comes last."""
    shown = [
        each
        for each in chargebacks
        if each.is_open
        and (due_before is None or (each.due_at is not None and each.due_at < due_before))
    ]
    return tuple(
        sorted(
            shown,
            key=lambda each: (
                each.due_at is None,
                each.due_at or each.created_at,
                each.chargeback_id,
            ),
        )
    )
