"""What the processor itself has of an order's money, as far as the books are compared with it."""

from attrs import frozen


@frozen(kw_only=True)
class ReportedRefund:
    """A refund in the processor's own list (`re_…`), in cents; a `failed` one moved nothing.

    `refund_id` is our own name in its metadata, where it bears one, and `release_id` that of the
    release of a deposit.
    """

    ref: str
    amount_cents: int
    currency: str
    failed: bool
    refund_id: str | None = None
    release_id: str | None = None


@frozen(kw_only=True)
class ReportedDispute:
    """A dispute in the processor's own list (`dp_…`); `counted_cents` are disputed or lost."""

    ref: str
    counted_cents: int


@frozen(kw_only=True)
class ReportedDeposit:
    """A deposit (`pi_…`) and what was captured of it, in cents: in the end, where it was `held`, at
    once otherwise. `refunds` are those of its own charge.
    """

    payment_intent: str
    captured_cents: int
    held: bool = True
    refunds: tuple[ReportedRefund, ...] = ()


@frozen(kw_only=True)
class Reported:
    """The refunds and disputes of the order's charge, and the deposits of its legs."""

    refunds: tuple[ReportedRefund, ...] = ()
    disputes: tuple[ReportedDispute, ...] = ()
    deposits: tuple[ReportedDeposit, ...] = ()
