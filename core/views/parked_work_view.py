"""Parked work as a reader sees it."""

from datetime import datetime

from attrs import frozen

from core.parked.parked_work import ParkedKind


@frozen(kw_only=True)
class ParkedWorkView:
    """One thing that waits for a person (core/parked/parked_work.py); `parked_at` in UTC."""

    work_id: str
    kind: ParkedKind
    subject_id: str
    case_id: str | None
    order_id: str | None
    why: str
    parked_at: datetime
