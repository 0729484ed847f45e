"""A goodwill credit: a refund row that goes to the buyer's wallet (domain.md, *Refund*)."""

from datetime import datetime

from core.goodwill.wallet_entry import WalletEntry
from core.ledger.account import Account
from core.ledger.line import Line
from core.refunds.refund import Refund, RefundMethod

GOODWILL = "goodwill"
"""The reason of every wallet credit, and of nothing else."""


def is_goodwill(refund: Refund) -> bool:
    """Whether it goes to the wallet: it stands on no charge and never leaves by card."""
    return refund.method is RefundMethod.WALLET


def wallet_entry(credit: Refund, *, buyer_id: str, when: datetime) -> WalletEntry:
    return WalletEntry(
        refund_id=credit.refund_id,
        buyer_id=buyer_id,
        currency=credit.currency,
        amount_cents=credit.amount_cents,
        case_id=credit.case_id,
        created_at=when,
    )


def ledger_line(credit: Refund) -> Line:
    """Our expense, owed to the buyer (kernels.md, *Ledger*)."""
    return Line(
        debit=Account.GOODWILL,
        credit=Account.BUYER_WALLET,
        amount_cents=credit.amount_cents,
        currency=credit.currency,
        case_id=credit.case_id,
        order_id=credit.order_id,
    )
