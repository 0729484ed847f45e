"""The books of a dispute (kernels.md, *Ledger*)."""

from datetime import UTC, datetime

import pytest

from core.disputes.dispute import Dispute
from core.disputes.dispute_lines import causes, fee_line
from core.ledger.account import Account
from core.ledger.cause import Cause

NOW = datetime(2026, 12, 1, tzinfo=UTC)


def a_dispute(status: str, *, withdrawn: bool = True) -> Dispute:
    return Dispute(
        processor_ref="dp_1",
        charge_id="ch_1",
        order_id="ord_1",
        currency="USD",
        amount_cents=5_000,
        reason="fraudulent",
        status=status,
        due_by=None,
        created_at=NOW,
        updated_at=NOW,
        funds_withdrawn=withdrawn,
        fee_cents=1_500,
    )


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("needs_response", [Cause.DISPUTE_OPENED]),
        ("won", [Cause.DISPUTE_OPENED, Cause.DISPUTE_WON]),
        ("lost", [Cause.DISPUTE_OPENED, Cause.DISPUTE_LOST]),
    ],
)
def test_what_happened_to_the_money_is_told_from_its_beginning(
    status: str, expected: list[Cause]
) -> None:
    assert list(causes(a_dispute(status))) == expected
    assert list(causes(a_dispute(status, withdrawn=False))) == []


def test_a_fee_that_was_given_back_is_posted_the_other_way() -> None:
    more, less = fee_line(a_dispute("won"), 1_500), fee_line(a_dispute("won"), -500)
    assert (more.debit, more.credit, more.amount_cents) == (
        Account.DISPUTE_FEES,
        Account.CASH,
        1_500,
    )
    assert (less.debit, less.credit, less.amount_cents) == (Account.CASH, Account.DISPUTE_FEES, 500)
