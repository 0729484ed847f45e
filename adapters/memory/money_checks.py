"""The rules no row about money may break (reliability.md 3 and 12)."""

from adapters.memory.check import Check
from core.holds.hold import HoldStatus, PayoutHold
from core.holds.payable import Payable
from core.refunds.charge import Charge
from core.refunds.refund import Refund, RefundMethod, RefundStatus


def _within_captured(before: Charge | None, after: Charge) -> bool:
    """A capture that shrank, as a fact from outside, may leave more reserved than captured."""
    if after.reserved_cents <= after.captured_cents:
        return True
    return before is not None and after.reserved_cents <= before.reserved_cents


CHARGE_CHECKS: tuple[Check[Charge], ...] = (
    Check("captured_cents is not negative", lambda _, charge: charge.captured_cents >= 0),
    Check("reserved_cents is not negative", lambda _, charge: charge.reserved_cents >= 0),
    Check("adopted_cents is not negative", lambda _, charge: charge.adopted_cents >= 0),
    Check(
        "disputed_or_lost_cents is not negative",
        lambda _, charge: charge.disputed_or_lost_cents >= 0,
    ),
    Check("reserved_cents does not rise above captured_cents", _within_captured),
)
PAYABLE_CHECKS: tuple[Check[Payable], ...] = (
    Check("service_cents is not negative", lambda _, payable: payable.service_cents >= 0),
    Check("transferred_cents is not negative", lambda _, payable: payable.transferred_cents >= 0),
    Check("refunded_cents is not negative", lambda _, payable: payable.refunded_cents >= 0),
    Check("held_cents is not negative", lambda _, payable: payable.held_cents >= 0),
)
REFUND_CHECKS: tuple[Check[Refund], ...] = (
    Check("amount_cents is above 0", lambda _, refund: refund.amount_cents > 0),
    Check(
        "only a proposed refund waits",
        lambda _, refund: refund.waits_for is None or refund.status is RefundStatus.PROPOSED,
    ),
    Check(
        "nobody approves their own refund",
        lambda _, refund: refund.approved_by != refund.created_by,
    ),
    Check(
        "a card refund has a charge",
        lambda _, refund: refund.method is RefundMethod.WALLET or refund.charge_id is not None,
    ),
    Check("asked is not negative", lambda _, refund: refund.asked >= 0),
)
HOLD_CHECKS: tuple[Check[PayoutHold], ...] = (
    Check("amount_cents is above 0", lambda _, hold: hold.amount_cents > 0),
    Check(
        "released_at is set exactly once it ended",
        lambda _, hold: (hold.status is HoldStatus.APPLIED) == (hold.released_at is None),
    ),
)
