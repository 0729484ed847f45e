"""Readers of what belongs to the whole order: its payment and its cancellation."""

import re

from core.orders.cancellation import Cancellation
from core.orders.party import Party
from core.orders.payment import Payment
from core.orders.reading.fields import Fields, cents, choice, text, text_or_none
from core.orders.reading.misread import misread
from core.orders.reading.times import instant

PARTIES = {party.value: party for party in Party}

_CURRENCY = re.compile(r"[A-Z]{3}")


def read_currency(fields: Fields) -> str:
    value = fields.get("currency")
    if type(value) is str and _CURRENCY.fullmatch(value):
        return value
    raise misread(fields, "currency", "", 'must be three capital letters such as "USD"')


def read_payment(fields: Fields, path: str) -> Payment:
    payment = Payment(
        processor=text(fields, "processor", path),
        payment_intent=text_or_none(fields, "payment_intent", path),
        charge=text_or_none(fields, "charge", path),
        captured_cents=cents(fields, "captured_cents", path),
        credit_cents=cents(fields, "credit_cents", path),
        captured_at=instant(fields, "captured_at", path),
    )
    if payment.captured_cents and payment.charge is None:
        raise misread(fields, "charge", path, "must name the charge that was captured")
    return payment


def read_cancellation(fields: Fields, path: str) -> Cancellation:
    return Cancellation(
        by=choice(fields, "by", path, PARTIES),
        at=instant(fields, "at", path),
    )
