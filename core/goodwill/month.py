"""How much goodwill an agent gave in a month (domain.md, *Refund*, Goodwill)."""

from datetime import datetime

from attrs import evolve, frozen

from core.errors import ErrorCode, Refusal
from core.instants import as_utc


@frozen(kw_only=True)
class GoodwillMonth:
    """One agent's credits in one calendar month (UTC, `2026-11`), in cents of `currency`.

    Guarded by its version, so that two credits at once cannot pass the cap together.
    """

    agent: str
    month: str
    currency: str
    credited_cents: int = 0
    version: int = 0

    def credited(self, cents: int) -> "GoodwillMonth":
        """With `cents` more (less, when negative: a credit that was rejected)."""
        return evolve(self, credited_cents=self.credited_cents + cents)


def month_of(when: datetime) -> str:
    """The calendar month in UTC that an instant lies in: `2026-11`."""
    return f"{as_utc(when):%Y-%m}"


def reserve(month: GoodwillMonth, cents: int, *, most_cents: int | None) -> GoodwillMonth | Refusal:
    """The month with `cents` more, unless that passes the cap `most_cents`; None is no cap."""
    if most_cents is None or month.credited_cents + cents <= most_cents:
        return month.credited(cents)
    left = max(0, most_cents - month.credited_cents)
    return Refusal(
        code=ErrorCode.REFUND_NOT_ELIGIBLE,
        field="amountCents",
        message=f"{left} cents ({month.currency}) of your goodwill for {month.month} are left.",
        hint=f"Credit at most {left} cents, or ask a colleague to credit it."
        if left
        else "Ask a colleague to credit it, or wait for the next month (UTC).",
    )
