"""How a captured deposit moves the books (kernels.md, *Ledger*)."""

from core.deposits.claim import DepositClaim
from core.ledger.account import Account
from core.ledger.line import Line


def captured_line(claim: DepositClaim) -> Line:
    """What was captured is the studio's."""
    return Line(
        debit=Account.CASH,
        credit=Account.SELLER_PAYABLE,
        amount_cents=claim.amount_cents,
        currency=claim.currency,
        case_id=claim.case_id,
        order_id=claim.order_id,
        leg_id=claim.leg_id,
        processor_ref=claim.processor_ref,
    )
