"""What could not be finished without a person, visible until it is (`spw_…`)."""

from datetime import datetime
from enum import StrEnum

from attrs import evolve, frozen


class ParkedKind(StrEnum):
    """What is parked; `subject_id` is its id."""

    REFUND = "refund"
    """A refund of which the processor does not say what became of it."""
    TRANSFER_REVERSAL = "transfer_reversal"
    """Money that does not come back from a provider."""
    DEPOSIT_CAPTURE = "deposit_capture"
    DEPOSIT_RELEASE = "deposit_release"
    CHARGE_EXCESS = "charge_excess"
    """A charge (`ch_…`) of which more is gone than was captured."""
    CHARGEBACK = "chargeback"
    """A chargeback that cannot be answered by itself, or was not in time."""
    DISPUTE = "dispute"
    """A charge (`ch_…`) that is disputed and that no order of ours names."""
    ANNOUNCEMENT = "announcement"
    """A message of the outbox (`sob_…`) that nobody takes."""
    NOTIFICATION = "notification"
    """Something that people were to be told (`snt_…`), and nobody delivers."""
    CONTENT_ORDER = "content_order"
    """Content that nobody hides or brings back for a claim (`sdm_…`); it goes on being tried."""


class Ending(StrEnum):
    RETRIED = "retried"
    UNPARKED = "unparked"
    SETTLED = "settled"
    """It found its end by itself."""


@frozen(kw_only=True)
class ParkedWork:
    """One thing at a time is parked per kind and subject; times in UTC."""

    work_id: str
    kind: ParkedKind
    subject_id: str
    case_id: str | None
    order_id: str | None
    why: str
    parked_at: datetime
    ended_at: datetime | None = None
    ended_by: str | None = None
    ending: Ending | None = None
    note: str | None = None
    version: int = 0

    @property
    def waits(self) -> bool:
        return self.ended_at is None

    def end(
        self, ending: Ending, *, by: str, when: datetime, note: str | None = None
    ) -> "ParkedWork":
        return evolve(self, ending=ending, ended_by=by, ended_at=when, note=note)
