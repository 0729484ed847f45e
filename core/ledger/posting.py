"""A line that stands in the books."""

from datetime import datetime

from attrs import frozen

from core.ledger.cause import Cause
from core.ledger.line import Line


@frozen(kw_only=True)
class Posting:
    """One line of a cause, never changed (`slp_…`); `posted_at` in UTC.

    (`cause`, `cause_id`, `number`) is unique: nothing is posted twice.
    """

    posting_id: str
    cause: Cause
    cause_id: str
    number: int
    line: Line
    posted_at: datetime
