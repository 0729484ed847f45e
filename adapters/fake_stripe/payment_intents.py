"""Manually captured payment intents: authorised, captured once or released, or expired."""

from datetime import timedelta

from adapters.fake_stripe import charges
from adapters.fake_stripe.account import Account, StripeObject
from adapters.fake_stripe.errors import malformed, missing, refused
from adapters.fake_stripe.parameters import Parameters, allow_only, positive_integer, text

AUTHORISED_FOR = timedelta(days=7)
REASONS = frozenset({"abandoned", "duplicate", "fraudulent", "requested_by_customer"})


def new_intent(account: Account, *, payment_intent: str, charge: StripeObject) -> StripeObject:
    """The intent behind a charge: awaiting capture exactly while the charge does."""
    captured = charge["captured"]
    made: StripeObject = {
        "id": payment_intent,
        "object": "payment_intent",
        "amount": charge["amount"],
        "amount_capturable": 0 if captured else charge["amount"],
        "amount_received": charge["amount_captured"],
        "canceled_at": None,
        "cancellation_reason": None,
        "capture_method": "automatic" if captured else "manual",
        "client_secret": None,
        "confirmation_method": "automatic",
        "created": account.now(),
        "currency": charge["currency"],
        "customer": None,
        "description": None,
        "last_payment_error": None,
        "latest_charge": charge["id"],
        "livemode": False,
        "metadata": {},
        "next_action": None,
        "payment_method": None,
        "payment_method_types": ["card"],
        "status": "succeeded" if captured else "requires_capture",
    }
    account.payment_intents[payment_intent] = made
    return made


def find(account: Account, intent: str) -> StripeObject:
    """Raises StripeApiError (resource_missing) when there is no such intent."""
    if intent not in account.payment_intents:
        raise missing("payment_intent", intent, param="intent")
    return account.payment_intents[intent]


def retrieve(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """GET /v1/payment_intents/{intent}."""
    allow_only(params)
    return find(account, ids[0])


def capture(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/payment_intents/{intent}/capture: once, what is left over is released."""
    allow_only(params, "amount_to_capture")
    asked = positive_integer(params, "amount_to_capture")
    intent = find(account, ids[0])
    _refuse_unless_capturable(intent, verb="captured")
    amount = intent["amount_capturable"] if asked is None else asked
    if amount > intent["amount_capturable"]:
        raise refused(
            f"The amount to capture ({amount}) is greater than the amount capturable"
            f" ({intent['amount_capturable']}).",
            code="amount_too_large",
            param="amount_to_capture",
        )
    charge = account.charges[intent["latest_charge"]]
    charge.update(amount_captured=amount, captured=True, balance_transaction=account.new_id("txn"))
    intent.update(amount_capturable=0, amount_received=amount, status="succeeded")
    account.emit("charge.captured", charge)
    account.emit("payment_intent.succeeded", intent)
    return intent


def cancel(account: Account, ids: tuple[str, ...], params: Parameters) -> StripeObject:
    """POST /v1/payment_intents/{intent}/cancel: the authorisation is released."""
    allow_only(params, "cancellation_reason")
    reason = text(params, "cancellation_reason")
    if reason is not None and reason not in REASONS:
        raise malformed(
            "Invalid cancellation_reason",
            code="parameter_invalid_string",
            param="cancellation_reason",
        )
    intent = find(account, ids[0])
    _refuse_unless_capturable(intent, verb="canceled")
    return _release(account, intent, reason=reason)


def _refuse_unless_capturable(intent: StripeObject, *, verb: str) -> None:
    if intent["status"] != "requires_capture":
        raise refused(
            f"This PaymentIntent could not be {verb} because it has a status of"
            f" {intent['status']}.",
            code="payment_intent_unexpected_state",
        )


def _release(account: Account, intent: StripeObject, *, reason: str | None) -> StripeObject:
    intent.update(
        amount_capturable=0,
        canceled_at=account.now(),
        cancellation_reason=reason,
        status="canceled",
    )
    account.emit("payment_intent.canceled", intent)
    return intent


def expire_authorisations(account: Account) -> None:
    """Release what was authorised `AUTHORISED_FOR` ago and never captured."""
    oldest = account.now() - AUTHORISED_FOR.total_seconds()
    for intent in account.payment_intents.values():
        if intent["status"] == "requires_capture" and intent["created"] <= oldest:
            account.emit("charge.expired", charges.find(account, intent["latest_charge"]))
            _release(account, intent, reason="expired")
