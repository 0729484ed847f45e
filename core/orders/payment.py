"""What the buyer paid an order with (kernels.md, *Order snapshot*)."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class Payment:
    """Cents captured on a card's charge (`ch_…`), and cents the buyer's credit covered.

    `charge` is None only where nothing was captured.
    """

    processor: str
    payment_intent: str | None
    charge: str | None
    captured_cents: int
    credit_cents: int
    captured_at: datetime

    @property
    def paid_cents(self) -> int:
        return self.captured_cents + self.credit_cents
