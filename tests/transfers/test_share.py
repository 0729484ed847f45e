"""How much of a refund comes back from the provider (domain.md, *Refund*, Transfer)."""

from itertools import permutations

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from core.transfers.share import TransferShare, due_cents, missing_cents

PAID = 108_250


def brought_back(share: TransferShare, refunds: list[int]) -> list[int]:
    """What each of the refunds brings back, one after the other."""
    refunded, told = 0, []
    for cents in refunds:
        refunded += cents
        back = missing_cents(share, refunded)
        told.append(back)
        share = evolve(share, ours_cents=share.ours_cents + back)
    return told


@st.composite
def shares_and_partial_refunds(draw: st.DrawFn) -> tuple[TransferShare, list[int]]:
    paid = draw(st.integers(1, 2**31 - 1))
    transferred = draw(st.integers(0, paid))
    cuts = sorted(draw(st.lists(st.integers(0, paid), max_size=6)))
    parts = [after - before for before, after in zip([0, *cuts], [*cuts, paid], strict=True)]
    share = TransferShare(service_cents=paid, transferred_cents=transferred)
    return share, draw(st.permutations(parts))


@given(shares_and_partial_refunds())
def test_partial_refunds_in_any_order_bring_back_what_one_for_all_of_it_does(
    drawn: tuple[TransferShare, list[int]],
) -> None:
    share, refunds = drawn
    assert sum(brought_back(share, refunds)) == share.transferred_cents


@given(shares_and_partial_refunds())
def test_no_refund_brings_back_more_than_its_own_service_part_or_less_than_nothing(
    drawn: tuple[TransferShare, list[int]],
) -> None:
    share, refunds = drawn
    assert all(
        0 <= back <= cents
        for back, cents in zip(brought_back(share, refunds), refunds, strict=True)
    )


@pytest.mark.parametrize(
    ("transferred", "refunded", "due"),
    [
        (0, PAID, 0),
        (PAID, 1, 1),
        (PAID, PAID, PAID),
        (100_000, 8_250, 0),
        (100_000, 8_251, 1),
        (100_000, PAID, 100_000),
        (PAID + 500, PAID, PAID),
    ],
)
def test_what_was_never_transferred_is_used_first(
    transferred: int, refunded: int, due: int
) -> None:
    share = TransferShare(service_cents=PAID, transferred_cents=transferred)
    assert due_cents(share, refunded) == due


def test_what_others_took_back_is_not_asked_for_again() -> None:
    share = TransferShare(service_cents=100, transferred_cents=100, others_cents=30)
    assert missing_cents(share, 100) == 70
    assert missing_cents(share, 30) == 0


def test_what_we_asked_for_is_not_asked_for_again_whether_it_came_or_not() -> None:
    share = TransferShare(service_cents=100, transferred_cents=100, ours_cents=40)
    assert missing_cents(share, 100) == 60


def test_what_came_back_for_a_refund_that_failed_late_counts_for_the_next() -> None:
    share = TransferShare(service_cents=100, transferred_cents=100, ours_cents=50)
    assert [missing_cents(share, cents) for cents in (30, 50, 80)] == [-20, 0, 30]


def test_the_order_in_which_three_refunds_succeed_does_not_matter() -> None:
    share = TransferShare(service_cents=108_250, transferred_cents=97_425)
    assert {
        sum(brought_back(share, list(refunds))) for refunds in permutations([1, 36_083, 72_166])
    } == {97_425}
