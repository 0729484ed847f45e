"""Which cases a list has; what is None narrows nothing."""

from datetime import datetime

from attrs import frozen

from core.cases.kind import CaseKind
from core.cases.status import CaseStatus
from core.views.case_queue import CaseQueue


@frozen(kw_only=True)
class CaseFilter:
    """Everything that is given must hold.

    `breached` asks whether a clock of the case has run out since it last started. `text` asks
    for words of the summary (core/views/search_words.py). Opened from `opened_from` on, and
    before `opened_to`. Of a `queue` those that stand in it at `queue_at`, as its reader sees it.
    """

    kind: CaseKind | None = None
    status: CaseStatus | None = None
    owner_admin: str | None = None
    subject_user: str | None = None
    order_id: str | None = None
    priority: int | None = None
    breached: bool | None = None
    text: str | None = None
    opened_from: datetime | None = None
    opened_to: datetime | None = None
    queue: CaseQueue | None = None
    queue_at: datetime | None = None


EVERY_CASE = CaseFilter()
