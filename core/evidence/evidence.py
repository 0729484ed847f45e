"""A file on a case, from the announcement to what became of it.

domain.md, *Messages, evidence, timeline*. Sizes in bytes, hashes SHA-256 in lower-case hex.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum

from attrs import evolve, frozen

from core.evidence.blocked import Blocked
from core.timeline.message import Audience


class EvidenceStatus(StrEnum):
    REQUESTED = "requested"
    """A form was given out; nothing that may have arrived counts yet."""
    ATTACHED = "attached"
    """It was looked at, is kept under lock and stands on the timeline."""
    REFUSED = "refused"
    """What arrived was not let in."""
    REDACTED = "redacted"
    """Kept under lock still, and hidden from everybody."""


NEXT: Mapping[EvidenceStatus, frozenset[EvidenceStatus]] = {
    EvidenceStatus.REQUESTED: frozenset({EvidenceStatus.ATTACHED, EvidenceStatus.REFUSED}),
    EvidenceStatus.ATTACHED: frozenset({EvidenceStatus.REDACTED}),
    EvidenceStatus.REFUSED: frozenset(),
    EvidenceStatus.REDACTED: frozenset(),
}
KEPT = frozenset({EvidenceStatus.ATTACHED, EvidenceStatus.REDACTED})


@frozen(kw_only=True)
class Evidence:
    """One file (`sfl_…`). `expires_at` is when its upload form ends.

    `file_name` is for showing alone and is None once redacted; `s3_key` and `s3_version` name
    what is kept, from the attaching on.
    """

    evidence_id: str
    case_id: str
    file_name: str | None
    mime: str
    size_bytes: int
    sha256: str
    audience: Audience
    uploaded_by: str
    requested_at: datetime
    expires_at: datetime
    status: EvidenceStatus = EvidenceStatus.REQUESTED
    attached_at: datetime | None = None
    s3_key: str | None = None
    s3_version: str | None = None
    refusal: Blocked | None = None
    redacted_at: datetime | None = None
    redacted_by: str | None = None
    version: int = 0

    @property
    def arrives_under(self) -> str:
        """The key of its upload in quarantine."""
        return f"quarantine/{self.case_id}/{self.evidence_id}"

    @property
    def kept_under(self) -> str:
        """The key under which it is kept."""
        return f"support-evidence/{self.case_id}/{self.evidence_id}"

    def form_lifetime(self, now: datetime) -> timedelta:
        """How long its form still lives; nothing once it ended."""
        return max(timedelta(), self.expires_at - now)

    def attached(self, *, s3_key: str, s3_version: str, when: datetime) -> "Evidence":
        self._require(EvidenceStatus.ATTACHED)
        return evolve(
            self,
            status=EvidenceStatus.ATTACHED,
            s3_key=s3_key,
            s3_version=s3_version,
            attached_at=when,
        )

    def refused(self, why: Blocked) -> "Evidence":
        self._require(EvidenceStatus.REFUSED)
        return evolve(self, status=EvidenceStatus.REFUSED, refusal=why)

    def redacted(self, *, by: str, when: datetime) -> "Evidence":
        self._require(EvidenceStatus.REDACTED)
        return evolve(
            self,
            status=EvidenceStatus.REDACTED,
            file_name=None,
            redacted_by=by,
            redacted_at=when,
        )

    def _require(self, to: EvidenceStatus) -> None:
        """Raises ValueError for a move that the machine does not have."""
        if to not in NEXT[self.status]:
            raise ValueError(f"{self.evidence_id} is {self.status} and cannot become {to}")
