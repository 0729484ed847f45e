"""How a dispute moves the books (kernels.md, *Ledger*)."""

from collections.abc import Iterator, Mapping

from core.disputes.dispute import LOST, Dispute
from core.ledger.account import Account
from core.ledger.cause import Cause
from core.ledger.line import Line

_MOVES: Mapping[Cause, tuple[Account, Account]] = {
    Cause.DISPUTE_OPENED: (Account.DISPUTES, Account.CASH),
    Cause.DISPUTE_WON: (Account.CASH, Account.DISPUTES),
    Cause.DISPUTE_LOST: (Account.CHARGEBACKS, Account.DISPUTES),
}


def causes(dispute: Dispute) -> Iterator[Cause]:
    """What happened to the disputed money so far, in its order; an inquiry moves none."""
    if not dispute.funds_withdrawn:
        return
    yield Cause.DISPUTE_OPENED
    if dispute.status in LOST:
        yield Cause.DISPUTE_LOST
    elif not dispute.is_open:
        yield Cause.DISPUTE_WON


def line_of(cause: Cause, dispute: Dispute) -> Line:
    debit, credit = _MOVES[cause]
    return _line(dispute, debit, credit, dispute.amount_cents)


def fee_line(dispute: Dispute, cents: int) -> Line:
    """`cents` more of fees than the books have; fewer were given back."""
    charged, paid = Account.DISPUTE_FEES, Account.CASH
    debit, credit = (charged, paid) if cents > 0 else (paid, charged)
    return _line(dispute, debit, credit, abs(cents))


def _line(dispute: Dispute, debit: Account, credit: Account, cents: int) -> Line:
    return Line(
        debit=debit,
        credit=credit,
        amount_cents=cents,
        currency=dispute.currency,
        order_id=dispute.order_id,
        processor_ref=dispute.processor_ref,
    )
