"""What a bucket is for, and which bucket it is."""

from enum import StrEnum

from attrs import frozen


class Purpose(StrEnum):
    """Uploads wait in quarantine, evidence is what is kept, audit is the stream."""

    QUARANTINE = "quarantine"
    EVIDENCE = "evidence"
    AUDIT = "audit"

    @property
    def is_locked(self) -> bool:
        return self is not Purpose.QUARANTINE


@frozen(kw_only=True)
class WantedBucket:
    """`kms_key` None means that S3's own keys encrypt it, or any of KMS that somebody chose."""

    name: str
    purpose: Purpose
    kms_key: str | None = None
