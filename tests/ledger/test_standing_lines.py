"""What is left of a cause that was posted, taken back and posted anew."""

from collections import Counter

from core.ledger.account import Account
from core.ledger.line import Line
from core.ledger.refund_lines import BookedUnder, LegRefund, opposite, refund_lines
from core.ledger.standing_lines import taken_back, what_stands
from core.parts import Parts

UNDER = BookedUnder(currency="USD", order_id="ord_1001", processor_ref="re_theirs")


def a_refund(leg_id: str, *, reversing: int) -> tuple[Line, ...]:
    leg = LegRefund(leg_id=leg_id, parts=Parts(5_000, 400, 500, 41), reversing_cents=reversing)
    return refund_lines([leg], UNDER)


def sums(*lines: Line) -> dict[Account, int]:
    found: Counter[Account] = Counter()
    for line in lines:
        found[line.debit] += line.amount_cents
        found[line.credit] -= line.amount_cents
    return {account: cents for account, cents in found.items() if cents}


def test_a_line_and_its_opposite_leave_nothing() -> None:
    lines = a_refund("leg_1", reversing=2_400)
    assert what_stands((*lines, *opposite(lines))) == ()
    assert what_stands((*opposite(lines), *lines, *lines)) == lines


def test_what_is_to_be_reversed_stays_due_when_its_refund_is_taken_back() -> None:
    lines = a_refund("leg_1", reversing=2_400)
    assert sums(*lines, *taken_back(lines)) == {
        Account.TRANSFER_REVERSAL: 2_400,
        Account.SELLER_PAYABLE: -2_400,
    }
    assert sums(*taken_back(a_refund("leg_1", reversing=0))) == {
        account: -cents for account, cents in sums(*a_refund("leg_1", reversing=0)).items()
    }


def test_however_often_it_is_taken_back_and_posted_anew_it_stands_once() -> None:
    lines = list(a_refund("leg_1", reversing=2_400))
    for leg_id in ("leg_2", "leg_1", "leg_2"):
        lines += (*taken_back(what_stands(lines)), *a_refund(leg_id, reversing=0))
    stands = what_stands(lines)
    assert len(stands) <= 6
    assert sums(*stands) == {
        Account.CASH: -5_941,
        Account.DEFERRED_FEES: 500,
        Account.FEE_TAX: 41,
        Account.SELLER_PAYABLE: 3_000,
        Account.TRANSFER_REVERSAL: 2_400,
    }
    lines += taken_back(what_stands(lines))
    assert sums(*lines) == {Account.TRANSFER_REVERSAL: 2_400, Account.SELLER_PAYABLE: -2_400}
