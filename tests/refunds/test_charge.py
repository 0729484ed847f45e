"""The ceiling of a charge."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ErrorCode, Refusal
from core.refunds.charge import Charge, ChargeKind

CHARGE = Charge(
    charge_id="ch_1",
    order_id="ord_1",
    kind=ChargeKind.PAYMENT,
    currency="USD",
    captured_cents=10_000,
)


def test_a_reservation_up_to_the_ceiling_is_granted_and_one_cent_more_is_not() -> None:
    full = CHARGE.reserve(10_000)
    assert isinstance(full, Charge)
    assert full.left_cents == 0
    refusal = CHARGE.reserve(10_001)
    assert isinstance(refusal, Refusal)
    assert refusal.code is ErrorCode.REFUND_EXCEEDS_CAPTURED
    assert "10000" in refusal.hint


@pytest.mark.parametrize(
    "charge",
    [
        evolve(CHARGE, reserved_cents=9_000),
        evolve(CHARGE, adopted_cents=9_000),
        evolve(CHARGE, disputed_or_lost_cents=9_000),
    ],
)
def test_whatever_took_from_the_charge_lowers_what_is_left(charge: Charge) -> None:
    assert charge.left_cents == 1_000


def test_a_disputed_charge_gives_nothing_back() -> None:
    refusal = evolve(CHARGE, disputed=True).reserve(1)
    assert isinstance(refusal, Refusal)
    assert refusal.code is ErrorCode.REFUND_NOT_ELIGIBLE
    assert "charge_disputed" in refusal.message


def test_what_was_adopted_beyond_the_ceiling_leaves_nothing_but_is_no_fault() -> None:
    assert evolve(CHARGE, reserved_cents=8_000, adopted_cents=5_000).left_cents == 0


@given(st.lists(st.integers(1, 6_000), max_size=12), st.integers(0, 9_000))
def test_no_series_of_reservations_passes_the_ceiling(asks: list[int], disputed: int) -> None:
    charge = evolve(CHARGE, disputed_or_lost_cents=disputed)
    for cents in asks:
        reserved = charge.reserve(cents)
        if isinstance(reserved, Charge):
            charge = reserved
    assert charge.reserved_cents + charge.disputed_or_lost_cents <= charge.captured_cents


def test_a_failed_refund_frees_its_share() -> None:
    reserved = CHARGE.reserve(4_000)
    assert isinstance(reserved, Charge)
    assert reserved.free(4_000) == CHARGE
