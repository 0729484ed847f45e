"""What the books must say of each thing that moved money (kernels.md, *Ledger*).

The service part of a refund stands on two accounts, owed by the seller or to be reversed, and
its fee on one of two; each pair is taken together, for which of them it was is history.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from attrs import frozen

from core.deposits.claim import ClaimStatus, DepositClaim
from core.disputes.dispute import LOST, Dispute
from core.ledger.account import Account
from core.ledger.order_books import OrderBooks
from core.parts import NOTHING, Parts
from core.refunds.refund import Refund, RefundMethod, RefundStatus
from core.transfers.reversal import ReversalStatus, TransferReversal

ONE_OF_TWO: Mapping[Account, Account] = {
    Account.TRANSFER_REVERSAL: Account.SELLER_PAYABLE,
    Account.FEE_REVENUE: Account.DEFERRED_FEES,
}
Balances = Mapping[Account, int]


@frozen
class Due:
    """What must stand in the books under one cause id: debits less credits, in cents."""

    about: str
    balances: Balances


def together(balances: Balances) -> Balances:
    """Balances with each of the two pairs as one account."""
    sums: Counter[Account] = Counter()
    for account, cents in balances.items():
        sums[ONE_OF_TWO.get(account, account)] += cents
    return {account: cents for account, cents in sums.items() if cents}


def dues(books: OrderBooks) -> Iterator[Due]:
    """One per refund, credit, reversal, dispute and deposit claim of the order."""
    for refund in books.refunds:
        yield Due(refund.refund_id, _of_refund(refund))
    for outside in books.outside_refunds:
        parts = sum((share.parts for share in outside.allocations), NOTHING)
        yield Due(outside.processor_ref, _returned(parts) if outside.counts else {})
    for reversal in books.reversals:
        yield Due(reversal.reversal_id, _of_reversal(reversal))
    for dispute in books.disputes:
        yield Due(dispute.processor_ref, _of_dispute(dispute))
    for claim in books.claims:
        yield Due(claim.claim_id, _of_claim(claim))


def _of_refund(refund: Refund) -> Balances:
    if refund.status is not RefundStatus.SUCCEEDED:
        return {}
    if refund.method is RefundMethod.WALLET:
        cents = refund.amount_cents
        return _moved(Account.GOODWILL, Account.BUYER_WALLET, cents)
    return _returned(refund.parts)


def _returned(parts: Parts) -> Balances:
    return {
        account: cents
        for account, cents in (
            (Account.SELLER_PAYABLE, parts.service_cents),
            (Account.DEFERRED_FEES, parts.platform_fee_cents),
            (Account.FEE_TAX, parts.platform_fee_tax_cents),
            (Account.CASH, -parts.total_cents),
        )
        if cents
    }


def _of_reversal(reversal: TransferReversal) -> Balances:
    """The receivable it clears is counted with what the seller is owed."""
    if reversal.status is not ReversalStatus.SUCCEEDED:
        return {}
    return together(_moved(Account.CASH, Account.TRANSFER_REVERSAL, reversal.amount_cents))


def _of_dispute(dispute: Dispute) -> Balances:
    sums: Counter[Account] = Counter()
    lost = dispute.funds_withdrawn and dispute.status in LOST
    sums[Account.DISPUTE_FEES] += dispute.fee_cents
    sums[Account.DISPUTES] += dispute.amount_cents if dispute.is_open else 0
    sums[Account.CHARGEBACKS] += dispute.amount_cents if lost else 0
    sums[Account.CASH] -= sum(sums.values())
    return {account: cents for account, cents in sums.items() if cents}


def _of_claim(claim: DepositClaim) -> Balances:
    if claim.status is not ClaimStatus.CAPTURED:
        return {}
    return _moved(Account.CASH, Account.SELLER_PAYABLE, claim.amount_cents)


def _moved(debit: Account, credit: Account, cents: int) -> Balances:
    return {debit: cents, credit: -cents}
