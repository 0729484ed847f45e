"""One promised delivery of a milestone job."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class Milestone:
    """A part of the subtotal, in cents, with its due, delivery and approval times in UTC."""

    milestone_id: str
    amount_cents: int
    due_at: datetime | None
    delivered_at: datetime | None
    approved_at: datetime | None

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def is_delivered(self) -> bool:
        """Delivered, or approved: nobody approves what was not delivered."""
        return self.delivered_at is not None or self.is_approved

    def is_due(self, when: datetime) -> bool:
        return self.due_at is not None and self.due_at <= when
