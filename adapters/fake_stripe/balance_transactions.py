"""What a dispute takes from the account's balance, and gives back when it is won."""

from adapters.fake_stripe.account import Account, StripeObject

DISPUTE_FEE_CENTS = 1500


def withdrawn(account: Account, dispute: StripeObject) -> StripeObject:
    """The disputed amount and the network's fee leave the balance."""
    return _adjustment(account, dispute, amount=-dispute["amount"], fee=DISPUTE_FEE_CENTS)


def reinstated(account: Account, dispute: StripeObject) -> StripeObject:
    """The amount comes back; the fee does not."""
    return _adjustment(account, dispute, amount=dispute["amount"], fee=0)


def _adjustment(account: Account, dispute: StripeObject, *, amount: int, fee: int) -> StripeObject:
    detail = {
        "amount": fee,
        "application": None,
        "currency": dispute["currency"],
        "description": "Dispute fee",
        "type": "stripe_fee",
    }
    return {
        "id": account.new_id("txn"),
        "object": "balance_transaction",
        "amount": amount,
        "available_on": account.now(),
        "balance_type": "payments",
        "created": account.now(),
        "currency": dispute["currency"],
        "description": f"Chargeback of {dispute['charge']}",
        "exchange_rate": None,
        "fee": fee,
        "fee_details": [detail] if fee else [],
        "net": amount - fee,
        "reporting_category": "dispute" if amount < 0 else "dispute_reversal",
        "source": dispute["id"],
        "status": "available",
        "type": "adjustment",
    }
