"""What the processor itself has of an order's money, as far as the books are compared with it."""

from attrs import frozen


@frozen(kw_only=True)
class ReportedRefund:
    """A refund in the processor's own list (`re_…`), in cents; a `failed` one moved nothing.

    `refund_id` is our own name in its metadata, where it bears one.
    """

    ref: str
    amount_cents: int
    currency: str
    failed: bool
    refund_id: str | None = None


@frozen(kw_only=True)
class ReportedDispute:
    """A dispute in the processor's own list (`dp_…`); `counted_cents` are disputed or lost."""

    ref: str
    counted_cents: int


@frozen(kw_only=True)
class ReportedDeposit:
    """A deposit that was held (`pi_…`), and what was captured of it in the end, in cents."""

    payment_intent: str
    captured_cents: int


@frozen(kw_only=True)
class Reported:
    """The refunds and disputes of the order's charge, and the deposits held for its legs."""

    refunds: tuple[ReportedRefund, ...] = ()
    disputes: tuple[ReportedDispute, ...] = ()
    deposits: tuple[ReportedDeposit, ...] = ()
