"""What became of a creator's content: delivered, opened, approved, revised."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class Access:
    """Delivery and access of a pay-per-view or a request, as they stand in the snapshot."""

    delivered_at: datetime | None = None
    finals_accessed_at: datetime | None = None
    quality_validated: bool = False
    due_at: datetime | None = None
    approved_at: datetime | None = None
    revisions_used: int = 0
    revisions_included: int = 0
    defects_unresolved: bool = False

    @property
    def is_approved(self) -> bool:
        return self.approved_at is not None

    @property
    def is_delivered(self) -> bool:
        """Delivered, or approved: nobody approves what was not delivered."""
        return self.delivered_at is not None or self.is_approved

    @property
    def is_accessed(self) -> bool:
        return self.finals_accessed_at is not None

    def is_due(self, when: datetime) -> bool:
        return self.due_at is not None and self.due_at <= when
