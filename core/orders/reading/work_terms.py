"""Readers of what made and delivered work has: milestones, access, subscription periods."""

from core.orders.access import Access
from core.orders.milestone import Milestone
from core.orders.reading.fields import Fields, cents, flag_or, text, whole_or
from core.orders.reading.misread import misread
from core.orders.reading.times import instant, instant_or_none
from core.orders.subscription import Subscription


def read_milestone(fields: Fields, path: str) -> Milestone:
    return Milestone(
        milestone_id=text(fields, "milestone_id", path),
        amount_cents=cents(fields, "amount_cents", path),
        due_at=instant_or_none(fields, "due_at", path),
        delivered_at=instant_or_none(fields, "delivered_at", path),
        approved_at=instant_or_none(fields, "approved_at", path),
    )


def read_access(fields: Fields, path: str) -> Access:
    return Access(
        delivered_at=instant_or_none(fields, "delivered_at", path),
        finals_accessed_at=instant_or_none(fields, "finals_accessed_at", path),
        quality_validated=flag_or(fields, "quality_validated", path, default=False),
        due_at=instant_or_none(fields, "due_at", path),
        approved_at=instant_or_none(fields, "approved_at", path),
        revisions_used=whole_or(fields, "revisions_used", path, 0),
        revisions_included=whole_or(fields, "revisions_included", path, 0),
        defects_unresolved=_read_defects(fields, path),
    )


def _read_defects(fields: Fields, path: str) -> bool:
    """Whether defects are left: the order service says yes or no, or counts them."""
    value = fields.get("defects_unresolved")
    if type(value) is int:
        return whole_or(fields, "defects_unresolved", path, 0) > 0
    return flag_or(fields, "defects_unresolved", path, default=False)


def read_subscription(fields: Fields, path: str) -> Subscription:
    subscription = Subscription(
        period_start=instant(fields, "period_start", path),
        period_end=instant(fields, "period_end", path),
        outage_minutes=whole_or(fields, "outage_minutes", path, 0),
        involuntary_churn=flag_or(fields, "involuntary_churn", path, default=False),
    )
    if subscription.period_end < subscription.period_start:
        raise misread(fields, "period_end", path, "must not be before period_start")
    return subscription
