"""How an amount spreads over legs and splits into components."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import ErrorCode, Refusal
from core.parts import NOTHING, Parts
from core.refunds.allocation import Allocation, LegShare, allocate
from core.refunds.split import split

PAID = Parts(100_000, 8_250, 10_000, 825)
HALF = Parts(50_000, 4_125, 10_000, 825)
CENTS = st.integers(0, 300_000)
PARTS = st.builds(Parts, CENTS, CENTS, CENTS, CENTS)


def a_leg(name: str, *, policy: Parts = HALF, already: Parts = NOTHING) -> LegShare:
    return LegShare(
        leg_id=name, provider_id=f"usr_{name}", paid=PAID, policy=policy, already=already
    )


def allocated(amount: int, *legs: LegShare) -> tuple[Allocation, ...]:
    shares = allocate(amount, legs)
    assert not isinstance(shares, Refusal), shares
    return shares


def test_the_kernels_amount_keeps_the_kernels_split() -> None:
    assert split(64_950, policy=HALF, already=NOTHING, paid=PAID) == HALF


def test_any_other_amount_takes_the_service_part_first_in_proportion() -> None:
    assert split(60_000, policy=HALF, already=NOTHING, paid=PAID) == Parts(55_427, 4_573, 0, 0)
    assert split(110_000, policy=HALF, already=NOTHING, paid=PAID) == Parts(
        100_000, 8_250, 1_617, 133
    )


def test_two_partial_refunds_come_to_the_kernels_split() -> None:
    first = split(20_000, policy=HALF, already=NOTHING, paid=PAID)
    second = split(44_950, policy=HALF, already=first, paid=PAID)
    assert first + second == HALF


@given(
    paid=PARTS, policy_share=st.integers(0, 100), already_share=st.integers(0, 100), data=st.data()
)
def test_parts_sum_to_the_amount_and_never_pass_what_was_paid(
    paid: Parts, policy_share: int, already_share: int, data: st.DataObject
) -> None:
    policy = split(
        paid.total_cents * policy_share // 100, policy=NOTHING, already=NOTHING, paid=paid
    )
    already = split(
        paid.total_cents * already_share // 100, policy=policy, already=NOTHING, paid=paid
    )
    amount = data.draw(st.integers(0, paid.total_cents - already.total_cents))
    parts = split(amount, policy=policy, already=already, paid=paid)
    assert parts.total_cents == amount
    assert (parts + already).fits_in(paid)
    assert parts == parts.without_negatives()


def test_legs_are_filled_to_their_open_amount_before_any_passes_it() -> None:
    shares = allocated(100_000, a_leg("one"), a_leg("two"))
    assert [(s.leg_id, s.parts.total_cents) for s in shares] == [("one", 64_950), ("two", 35_050)]
    more = allocated(150_000, a_leg("one"), a_leg("two"))
    assert [s.parts.total_cents for s in more] == [85_050, 64_950]


def test_a_leg_that_gets_nothing_is_left_out() -> None:
    assert [share.leg_id for share in allocated(1, a_leg("one"), a_leg("two"))] == ["one"]


def test_a_leg_gives_back_no_more_than_it_still_paid() -> None:
    used_up = a_leg("one", already=PAID)
    assert [share.leg_id for share in allocated(10, used_up, a_leg("two"))] == ["two"]
    refusal = allocate(119_076, [a_leg("one")])
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.field) == (ErrorCode.REFUND_EXCEEDS_CAPTURED, "amountCents")
    assert "119075" in refusal.hint


@pytest.mark.parametrize("already", [NOTHING, HALF, PAID])
def test_what_is_open_never_goes_below_nothing(already: Parts) -> None:
    leg = a_leg("one", already=already)
    assert leg.open_cents >= 0
    assert leg.left_cents >= 0
