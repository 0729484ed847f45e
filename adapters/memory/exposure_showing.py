"""What payouts must keep back, as readers see it."""

from adapters.memory.tables import Tables
from core.holds.ground import ground_of
from core.holds.hold import PayoutHold
from core.holds.payable import Payable
from core.views.payout_exposure_view import HeldView, PayoutExposureView


def show_exposure(
    tables: Tables, provider_id: str, *, order_id: str | None
) -> tuple[PayoutExposureView, ...]:
    """Everything that is held of the provider, by order."""
    held = (
        payable
        for payable in tables.payables.all()
        if payable.provider_id == provider_id
        and payable.held_cents
        and order_id in (None, payable.order_id)
    )
    in_order = sorted(held, key=lambda payable: payable.order_id)
    return tuple(_shown(tables, payable) for payable in in_order)


def _shown(tables: Tables, payable: Payable) -> PayoutExposureView:
    applied = sorted(
        (
            hold
            for hold in tables.payout_holds.group("status", "applied")
            if (hold.order_id, hold.provider_id) == (payable.order_id, payable.provider_id)
        ),
        key=lambda hold: (hold.created_at, hold.hold_id),
    )
    return PayoutExposureView(
        provider_id=payable.provider_id,
        order_id=payable.order_id,
        currency=payable.currency,
        payable_cents=payable.payable_cents,
        held_cents=payable.held_cents,
        exposure_cents=payable.exposure_cents,
        holds=tuple(map(_held, applied)),
    )


def _held(hold: PayoutHold) -> HeldView:
    return HeldView(
        leg_id=hold.leg_id,
        amount_cents=hold.amount_cents,
        reason=ground_of(hold.rule),
        created_at=hold.created_at,
        expected_end=hold.expires_at,
    )
