"""What a dispute takes from the account's balance, and gives back when it is won."""

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import missing
from adapters.fake_stripe.listing import PAGING, Page
from adapters.fake_stripe.parameters import Parameters, allow_only, text

DISPUTE_FEE_CENTS = 1500


def listed(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/balance_transactions: what charges brought in, of one `source` or of all."""
    allow_only(params, "source", "type", *PAGING)
    source, kind = text(params, "source"), text(params, "type")
    if source is not None and source not in account.charges:
        raise missing("balance transaction", source, param="source")
    captured = (charge for charge in account.charges.values() if charge["captured"])
    rows = [
        _payment(charge)
        for charge in captured
        if source in (None, charge["id"]) and kind in (None, "charge")
    ]
    return Page.asked(params).of(rows, url="/v1/balance_transactions")


def _payment(charge: StripeObject) -> StripeObject:
    """Without the processor's own fee: what customers paid is what is asked about."""
    return {
        "id": charge["balance_transaction"],
        "object": "balance_transaction",
        "amount": charge["amount_captured"],
        "available_on": charge["created"],
        "balance_type": "payments",
        "created": charge["created"],
        "currency": charge["currency"],
        "description": charge["description"],
        "exchange_rate": None,
        "fee": 0,
        "fee_details": [],
        "net": charge["amount_captured"],
        "reporting_category": "charge",
        "source": charge["id"],
        "status": "available",
        "type": "charge",
    }


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
