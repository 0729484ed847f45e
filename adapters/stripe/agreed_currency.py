"""Refunds and reversals take no currency: it is that of what they take back."""

from adapters.stripe.fields import Fields
from ports.payment_processor import Done, Outcome, Refused, Unknown


def currency_of(found: Fields) -> str:
    return found.currency()


def disagreement(found: Outcome[str], *, asked: str, of: str) -> Refused | Unknown | None:
    """Why `asked` cents must not be sent back `of` this; None when the currencies agree."""
    if not isinstance(found, Done):
        return found
    if found.value == asked.upper():
        return None
    return Refused(code="invalid_request_error", message=f"The {of} is in {found.value}.")
