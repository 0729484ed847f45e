"""The books of refunds (kernels.md, *Ledger*)."""

from collections import Counter
from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from core.ledger.account import Account
from core.ledger.line import Line
from core.ledger.refund_lines import (
    BookedUnder,
    LegRefund,
    opposite,
    owed_again_line,
    refund_lines,
    reversal_line,
)
from core.parts import Parts

UNDER = BookedUnder(currency="USD", order_id="ord_1001", case_id="sca_1", processor_ref="re_1")
CENTS = st.integers(0, 2**31 - 1)
LEGS = st.lists(
    st.builds(
        LegRefund,
        leg_id=st.sampled_from(["leg_1", "leg_2", None]),
        parts=st.builds(Parts, CENTS, CENTS, CENTS, CENTS),
        completed=st.booleans(),
        reversing_cents=CENTS,
    ),
    max_size=3,
)


def balances(lines: Iterable[Line]) -> Counter[Account]:
    """Debits less credits, account by account, those that are even left out."""
    sums: Counter[Account] = Counter()
    for line in lines:
        sums[line.debit] += line.amount_cents
        sums[line.credit] -= line.amount_cents
    return Counter({account: cents for account, cents in sums.items() if cents})


def a_leg(**changes: object) -> LegRefund:
    known: dict[str, object] = {"leg_id": "leg_1", "parts": Parts(50_000, 4_125, 10_000, 825)}
    return LegRefund(**(known | changes))  # type: ignore[arg-type]


@given(LEGS)
def test_cash_pays_the_whole_refund_and_every_line_moves_something(legs: list[LegRefund]) -> None:
    lines = refund_lines(legs, UNDER)
    assert all(line.amount_cents > 0 for line in lines)
    assert sum(balances(lines).values()) == 0
    assert -balances(lines)[Account.CASH] == sum(leg.parts.total_cents for leg in legs)


@given(LEGS)
def test_the_service_part_is_owed_by_the_seller_or_to_be_reversed(legs: list[LegRefund]) -> None:
    told = balances(refund_lines(legs, UNDER))
    assert told[Account.TRANSFER_REVERSAL] == sum(leg.reversing_cents for leg in legs)
    service = told[Account.TRANSFER_REVERSAL] + told[Account.SELLER_PAYABLE]
    assert service == sum(leg.parts.service_cents for leg in legs)


@given(LEGS)
def test_a_refund_and_its_late_failure_cancel_out(legs: list[LegRefund]) -> None:
    lines = refund_lines(legs, UNDER)
    assert balances((*lines, *opposite(lines))) == Counter()


@given(LEGS)
def test_what_was_reversed_for_a_refund_that_failed_late_is_owed_to_the_seller_again(
    legs: list[LegRefund],
) -> None:
    lines = refund_lines(legs, UNDER)
    back = [leg.reversing_cents for leg in legs if leg.reversing_cents]
    reversals = [reversal_line(cents, leg_id="leg_1", under=UNDER) for cents in back]
    owed = [owed_again_line(cents, leg_id="leg_1", under=UNDER) for cents in back]
    told = balances((*lines, *reversals, *opposite(lines), *owed))
    assert told[Account.TRANSFER_REVERSAL] == 0
    assert told[Account.CASH] == sum(back) == -told[Account.SELLER_PAYABLE]


def test_before_completion_the_fee_was_deferred_and_after_it_revenue() -> None:
    before = balances(refund_lines([a_leg()], UNDER))
    after = balances(refund_lines([a_leg(completed=True)], UNDER))
    assert before == {
        Account.SELLER_PAYABLE: 54_125,
        Account.DEFERRED_FEES: 10_000,
        Account.FEE_TAX: 825,
        Account.CASH: -64_950,
    }
    assert after == {
        Account.SELLER_PAYABLE: 54_125,
        Account.FEE_REVENUE: 10_000,
        Account.FEE_TAX: 825,
        Account.CASH: -64_950,
    }


def test_the_part_that_was_transferred_is_to_be_reversed_and_a_reversal_clears_it() -> None:
    lines = refund_lines([a_leg(reversing_cents=50_000)], UNDER)
    assert balances(lines)[Account.TRANSFER_REVERSAL] == 50_000
    assert balances(lines)[Account.SELLER_PAYABLE] == 4_125
    cleared = balances((*lines, reversal_line(50_000, leg_id="leg_1", under=UNDER)))
    assert cleared[Account.TRANSFER_REVERSAL] == 0


def test_bringing_back_more_than_the_refund_moves_the_rest_off_the_sellers_account() -> None:
    told = balances(refund_lines([a_leg(reversing_cents=60_000)], UNDER))
    assert told[Account.TRANSFER_REVERSAL] == 60_000
    assert told[Account.SELLER_PAYABLE] == 54_125 - 60_000


def test_every_line_says_what_it_belongs_to() -> None:
    (first, *_) = refund_lines([a_leg()], UNDER)
    assert (first.case_id, first.order_id, first.leg_id) == ("sca_1", "ord_1001", "leg_1")
    assert (first.processor_ref, first.currency) == ("re_1", "USD")
