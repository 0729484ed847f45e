"""Postings for tests."""

from typing import Any

from attrs import evolve

from core.ledger.account import Account
from core.ledger.cause import Cause
from core.ledger.line import Line
from core.ledger.posting import Posting
from tests.builders.instants import MICROSECOND, NOON


def a_line(**changes: Any) -> Line:
    """The service part of a refund on the example order, but for `changes`."""
    line = Line(
        debit=Account.SELLER_PAYABLE,
        credit=Account.CASH,
        amount_cents=6_000,
        currency="USD",
        case_id="sca_1",
        order_id="ord_1001",
        leg_id="leg_1",
        processor_ref="re_1",
    )
    return evolve(line, **changes)


def a_posting(posting_id: str = "slp_1", *, line: Line | None = None, **changes: Any) -> Posting:
    """The first line of a refund that succeeded, but for `changes`."""
    posting = Posting(
        posting_id=posting_id,
        cause=Cause.REFUND_SUCCEEDED,
        cause_id="srf_1",
        number=0,
        line=line or a_line(),
        posted_at=NOON,
    )
    return evolve(posting, **changes)


def a_bare_posting(posting_id: str = "slp_bare") -> Posting:
    """One that belongs to no case, no order and no leg."""
    line = Line(debit=Account.DISPUTE_FEES, credit=Account.CASH, amount_cents=2**40, currency="EUR")
    return Posting(
        posting_id=posting_id,
        cause=Cause.DISPUTE_FEE,
        cause_id="dp_1",
        number=3,
        line=line,
        posted_at=NOON + MICROSECOND,
    )
