"""Charges: what was captured, what of it went back, and what is still refundable."""

from typing import Any

from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import missing
from adapters.fake_stripe.parameters import Parameters, allow_only

NO_BILLING_DETAILS: dict[str, Any] = {
    "address": None,
    "email": None,
    "name": None,
    "phone": None,
    "tax_id": None,
}


def new_charge(
    account: Account,
    *,
    charge: str,
    amount: int,
    currency: str,
    payment_intent: str | None,
    captured: bool,
) -> StripeObject:
    """A paid card charge; an uncaptured one is only authorised."""
    made: StripeObject = {
        "id": charge,
        "object": "charge",
        "amount": amount,
        "amount_captured": amount if captured else 0,
        "amount_refunded": 0,
        "balance_transaction": account.new_id("txn") if captured else None,
        "billing_details": dict(NO_BILLING_DETAILS),
        "captured": captured,
        "created": account.now(),
        "currency": currency.lower(),
        "customer": None,
        "description": None,
        "disputed": False,
        "failure_code": None,
        "failure_message": None,
        "livemode": False,
        "metadata": {},
        "outcome": None,
        "paid": True,
        "payment_intent": payment_intent,
        "payment_method": None,
        "refunded": False,
        "status": "succeeded",
        "transfer_group": None,
    }
    account.charges[charge] = made
    return made


def find(account: Account, charge: str, *, param: str = "id") -> StripeObject:
    """Raises StripeApiError (resource_missing) when there is no such charge."""
    if charge not in account.charges:
        raise missing("charge", charge, param=param)
    return account.charges[charge]


def add_refunded(charge: StripeObject, cents: int) -> None:
    """Count `cents` as refunded; negative when a refund failed and the money stayed."""
    charge["amount_refunded"] += cents
    charge["refunded"] = charge["amount_refunded"] == charge["amount_captured"]


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/charges/{charge}."""
    allow_only(params)
    return find(account, ids[0])
