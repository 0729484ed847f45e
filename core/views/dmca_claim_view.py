"""A copyright claim as a reader sees it."""

from collections.abc import Mapping
from datetime import datetime

from attrs import field, frozen

Words = Mapping[str, str]


@frozen(kw_only=True)
class DmcaClaimView:
    """One claim. `words` are by part (`notice`, `counter_notice`, `court_action`), those that the
    reader may see; what was erased reads `[erased]`.
    """

    claim_id: str
    case_id: str
    order_id: str | None
    creator_id: str
    claimant_id: str
    filed_by: str
    status: str
    upheld_claims: int
    repeat_offender: bool
    received_at: datetime
    hidden_at: datetime | None
    notified_at: datetime | None
    counter_noticed_at: datetime | None
    counter_noticed_by: str | None
    restore_not_before: datetime | None
    restore_not_after: datetime | None
    court_action_at: datetime | None
    withdrawn_at: datetime | None
    restore_ground: str | None
    restored_at: datetime | None
    overdue_at: datetime | None
    closed_at: datetime | None
    words: Mapping[str, Words] = field(factory=dict)


TOLD_TO_UPLOADER = ("name", "work_description", "urls")
"""What an uploader reads of the claimant's notice: who claims what, and no way to reach them."""
