"""Amounts, priorities and pages that a caller gives, checked for range (reliability.md 13)."""

from core.cents import MAX_CENTS
from core.errors import ErrorCode, Refusal

MOST_AT_ONCE = 100


def unfit_amount(cents: int) -> Refusal | None:
    """BAD_USER_INPUT unless 1..2^31-1 cents."""
    if type(cents) is int and 0 < cents <= MAX_CENTS:
        return None
    return _bad(
        "amountCents",
        "amountCents must be a whole number of cents above 0.",
        f"Give the amount in minor units, from 1 to {MAX_CENTS}.",
    )


def unfit_priority(priority: int) -> Refusal | None:
    """BAD_USER_INPUT unless 1..5."""
    if 1 <= priority <= 5:  # noqa: PLR2004 - the domain's own bounds
        return None
    return _bad("priority", f"{priority} is not a priority.", "Use 1 (urgent) to 5 (low).")


def unfit_page(page: int) -> Refusal | None:
    """BAD_USER_INPUT for a page before the first."""
    if page >= 1:
        return None
    return _bad("page", f"There is no page {page}.", "Pages count from 1.")


def unfit_first(first: int) -> Refusal | None:
    """BAD_USER_INPUT unless 1..100 entries of a list are asked for."""
    if 1 <= first <= MOST_AT_ONCE:
        return None
    return _bad("first", f"{first} cannot be told at once.", f"Ask for 1 to {MOST_AT_ONCE}.")


def _bad(field: str, message: str, hint: str) -> Refusal:
    return Refusal(code=ErrorCode.BAD_USER_INPUT, field=field, message=message, hint=hint)
