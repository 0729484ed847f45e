"""A dispute as we know it from the processor (`dp_…`)."""

from datetime import datetime

from attrs import frozen

WON = frozenset({"won"})
LOST = frozenset({"lost"})
CLOSED_INQUIRY = "warning_closed"
INQUIRIES = frozenset({"warning_needs_response", "warning_under_review", CLOSED_INQUIRY})
DECIDED = WON | LOST | {CLOSED_INQUIRY}
AWAITS_EVIDENCE = frozenset({"needs_response", "warning_needs_response"})
UNDER_REVIEW = frozenset({"under_review", "warning_under_review"})


def keeps_money(status: str, *, funds_withdrawn: bool) -> bool:
    """Whether what was disputed is with the bank: while it is open, and once it is lost."""
    return funds_withdrawn and status not in WON | INQUIRIES


@frozen(kw_only=True)
class Dispute:
    """The processor's fact; what we do about it is the chargeback. Cents of `currency`, UTC.

    An inquiry has taken no money and excludes no refund. `fee_cents` is what the processor
    charged for it so far.
    """

    processor_ref: str
    charge_id: str
    order_id: str
    currency: str
    amount_cents: int
    reason: str
    status: str
    due_by: datetime | None
    created_at: datetime
    updated_at: datetime
    funds_withdrawn: bool
    fee_cents: int = 0
    version: int = 0

    @property
    def is_inquiry(self) -> bool:
        """The bank only asks so far."""
        return self.status in INQUIRIES

    @property
    def is_open(self) -> bool:
        """Money was taken and the bank has not decided."""
        return self.funds_withdrawn and self.status not in WON | LOST | INQUIRIES

    @property
    def counted_cents(self) -> int:
        """What is disputed or lost of the charge."""
        counts = keeps_money(self.status, funds_withdrawn=self.funds_withdrawn)
        return self.amount_cents if counts else 0
