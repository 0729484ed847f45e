"""What the fake Stripe must have seen for an order to be refundable."""

from collections import Counter

from adapters.fake_stripe.processor import FakeStripe
from core.orders.deposit import DepositKind
from core.orders.snapshot import OrderSnapshot


def seed(stripe: FakeStripe, order: OrderSnapshot) -> None:
    """Register the order's charge, its transfers and its deposits; repeating changes nothing."""
    payment = order.payment
    if payment.charge is not None and payment.captured_cents:
        stripe.register_charge(
            payment.charge, payment.captured_cents, order.currency, payment.payment_intent
        )
    for transfer, cents in _transfers(order).items():
        stripe.register_transfer(transfer, cents, order.currency, charge=payment.charge)
    for leg in order.legs:
        if leg.deposit is not None and leg.deposit.amount_cents:
            stripe.register_deposit(
                leg.deposit.payment_intent,
                leg.deposit.amount_cents,
                order.currency,
                captured=leg.deposit.kind is not DepositKind.AUTHORIZATION_HOLD,
            )


def _transfers(order: OrderSnapshot) -> Counter[str]:
    cents: Counter[str] = Counter()
    for leg in order.legs:
        if leg.transfer is not None and leg.transferred_cents:
            cents[leg.transfer] += leg.transferred_cents
    return cents
