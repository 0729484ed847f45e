"""A violation as a reader sees it."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class ViolationView:
    violation_id: str
    case_id: str
    user_id: str
    rule: str | None
    sanction: str
    status: str
    decided_by: str
    reason: str
    decided_at: datetime
    appeal_reason: str | None
    appealed_by: str | None
    appealed_at: datetime | None
    reviewed_by: str | None
    review_reason: str | None
    reviewed_at: datetime | None
