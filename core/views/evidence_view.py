"""A file on a case as a reader sees it."""

from datetime import datetime

from attrs import frozen


@frozen(kw_only=True)
class EvidenceView:
    """One file. `file_name` is None once it is redacted."""

    evidence_id: str
    case_id: str
    file_name: str | None
    mime: str
    size_bytes: int
    sha256: str
    status: str
    audience: str
    uploaded_by: str
    requested_at: datetime
    attached_at: datetime | None
    redacted_at: datetime | None
    refusal: str | None
