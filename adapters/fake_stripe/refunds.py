"""Asking for refunds, retrieving, listing and canceling them."""

from adapters.fake_stripe import charges, contested
from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import malformed, missing, refused
from adapters.fake_stripe.metadata import metadata_told
from adapters.fake_stripe.parameters import (
    Parameters,
    allow_only,
    parameter_missing,
    positive_integer,
    text,
)
from adapters.fake_stripe.payment_lists import listed_of_payment
from adapters.fake_stripe.refund_progress import begin, describe, move

REASONS = frozenset({"duplicate", "fraudulent", "requested_by_customer"})
CREATE = ("charge", "payment_intent", "amount", "reason", "metadata")


def create(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/refunds. Raises StripeApiError for all that Stripe refuses."""
    allow_only(params, *CREATE)
    asked = positive_integer(params, "amount")
    reason = text(params, "reason")
    metadata = metadata_told({}, params)
    if reason is not None and reason not in REASONS:
        raise malformed("Invalid reason", code="parameter_invalid_string", param="reason")
    charge = _charge_of(account, params)
    remaining = _refundable(account, charge)
    amount = remaining if asked is None else asked
    if amount > remaining:
        raise refused(
            f"Refund amount ({amount} {charge['currency']}) is greater than unrefunded amount"
            f" on charge ({remaining} {charge['currency']})",
            param="amount",
        )
    return begin(account, charge, amount=amount, reason=reason, metadata=metadata)


def _charge_of(account: Account, params: Parameters) -> StripeObject:
    charge, intent = text(params, "charge"), text(params, "payment_intent")
    if charge is not None:
        return charges.find(account, charge, param="charge")
    if intent is None:
        raise parameter_missing("charge")
    if intent not in account.payment_intents:
        raise missing("payment_intent", intent, param="payment_intent")
    return charges.find(account, account.payment_intents[intent]["latest_charge"])


def _refundable(account: Account, charge: StripeObject) -> int:
    """Captured less refunded less lost to disputes. Raises when nothing can be refunded."""
    ref = charge["id"]
    if not charge["captured"]:
        raise refused(f"Charge {ref} has not been captured.", code="charge_not_refundable")
    lost = contested.lost_cents(account, ref)
    remaining: int = charge["amount_captured"] - charge["amount_refunded"] - lost
    if contested.blocks_refunds(account, ref) or (lost and remaining <= 0):
        raise refused(
            f"Charge {ref} has been charged back; cannot issue a refund.", code="charge_disputed"
        )
    if remaining <= 0:
        raise refused(f"Charge {ref} has already been refunded.", code="charge_already_refunded")
    return remaining


def find(account: Account, refund: str) -> StripeObject:
    """Raises StripeApiError (resource_missing) when there is no such refund."""
    if refund not in account.refunds:
        raise missing("refund", refund)
    return account.refunds[refund]


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/refunds/{refund}."""
    allow_only(params)
    return find(account, ids[0])


def listed(account: Account, _ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/refunds, of one charge or payment intent or of all."""
    return listed_of_payment(account.refunds.values(), params, url="/v1/refunds")


def update(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/refunds/{refund}: only its metadata can be changed."""
    allow_only(params, "metadata")
    refund = find(account, ids[0])
    return describe(account, refund, metadata_told(refund["metadata"], params))


def cancel(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/refunds/{refund}/cancel: only while it requires an action."""
    allow_only(params)
    refund = find(account, ids[0])
    if refund["status"] != "requires_action":
        raise refused(f"Refund {refund['id']} cannot be canceled: it is {refund['status']}.")
    return move(account, refund, "canceled")
