"""What may be held, and what a hold is worth after refunds and transfers."""

from datetime import UTC, datetime, timedelta

import pytest
from attrs import evolve

from core.errors import ErrorCode, Refusal
from core.holds.hold import HoldStatus, PayoutHold
from core.holds.payable import Payable

OWED = Payable(order_id="ord_1", provider_id="usr_p1", currency="USD", service_cents=108_250)
NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)
HOLD = PayoutHold(
    hold_id="sph_1",
    case_id="sca_1",
    order_id="ord_1",
    provider_id="usr_p1",
    currency="USD",
    amount_cents=5_000,
    reason="no-show under investigation",
    applied_by="usr_fay",
    created_at=NOON,
    expires_at=NOON + timedelta(days=90),
)


@pytest.mark.parametrize(
    ("payable", "free"),
    [
        (OWED, 108_250),
        (evolve(OWED, transferred_cents=100_000), 8_250),
        (evolve(OWED, refunded_cents=54_125), 54_125),
        (evolve(OWED, held_cents=108_249), 1),
        (evolve(OWED, transferred_cents=100_000, refunded_cents=50_000), 0),
    ],
)
def test_a_hold_takes_up_to_what_is_free_and_says_how_much_that_is(
    payable: Payable, free: int
) -> None:
    assert payable.free_cents == free
    if free:
        held = payable.hold(free)
        assert isinstance(held, Payable)
        assert held.free_cents == 0
    refusal = payable.hold(free + 1)
    assert isinstance(refusal, Refusal)
    assert refusal.code is ErrorCode.PAYOUT_HOLD_APPLY_FAILED
    assert str(free) in refusal.message


def test_a_refund_eats_into_held_money_and_exposure_follows() -> None:
    held = evolve(OWED, held_cents=100_000)
    assert held.exposure_cents == 100_000
    assert held.refunded(54_125).exposure_cents == 54_125
    assert held.refunded(54_125).held_cents == 100_000


def test_a_hold_resolves_once() -> None:
    released = HOLD.release(when=NOON)
    assert isinstance(released, PayoutHold)
    assert (released.status, released.released_at) == (HoldStatus.RELEASED, NOON)
    for again in (released.release(when=NOON), released.expire(when=NOON)):
        assert isinstance(again, Refusal)
        assert again.code is ErrorCode.NOT_ACTIVE
