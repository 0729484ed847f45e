"""Readers of what only sold time has: usage, rebooking, studio prices, deposits."""

from core.orders.deposit import Deposit, DepositKind
from core.orders.reading.fields import Fields, cents, choice, flag_or, hours, text, whole
from core.orders.reading.times import instant
from core.orders.rebooking import Rebooking
from core.orders.studio_terms import StudioTerms
from core.orders.usage import Usage

_DEPOSIT_KINDS = {kind.value: kind for kind in DepositKind}


def read_usage(fields: Fields, path: str) -> Usage:
    return Usage(
        booked_minutes=whole(fields, "booked_minutes", path),
        used_minutes=whole(fields, "used_minutes", path),
    )


def read_rebooking(fields: Fields, path: str) -> Rebooking:
    return Rebooking(
        at=instant(fields, "at", path),
        subtotal_cents=cents(fields, "subtotal_cents", path),
    )


def read_studio_terms(fields: Fields, path: str) -> StudioTerms:
    return StudioTerms(
        hourly_cents=cents(fields, "hourly_cents", path),
        booked_hours=hours(fields, "booked_hours", path),
        min_hours=hours(fields, "min_hours", path),
        cleaning_fee_cents=cents(fields, "cleaning_fee_cents", path),
        cleaning_waived=flag_or(fields, "cleaning_waived", path, default=False),
        buffer_before_min=whole(fields, "buffer_before_min", path),
        buffer_after_min=whole(fields, "buffer_after_min", path),
    )


def read_deposit(fields: Fields, path: str) -> Deposit:
    return Deposit(
        kind=choice(fields, "kind", path, _DEPOSIT_KINDS),
        amount_cents=cents(fields, "amount_cents", path),
        payment_intent=text(fields, "payment_intent", path),
        claim_window_hours=whole(fields, "claim_window_hours", path),
    )
