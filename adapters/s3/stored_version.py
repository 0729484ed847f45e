"""What S3 holds of one version: its hash and its lock."""

from datetime import datetime
from typing import TYPE_CHECKING

from attrs import frozen

from adapters.s3.checksum import from_s3
from adapters.s3.faults import Absent, asking_s3
from adapters.s3.reading import read_version, sha256_of

if TYPE_CHECKING:
    from mypy_boto3_s3 import S3Client
    from mypy_boto3_s3.type_defs import HeadObjectOutputTypeDef


@frozen(kw_only=True)
class StoredVersion:
    """`locked_until` is None unless a compliance lock holds it."""

    version_id: str
    size: int
    sha256: str
    locked_until: datetime | None


def stored_version(
    client: "S3Client", *, bucket: str, key: str, version_id: str
) -> StoredVersion | None:
    """None when there is no such version."""
    try:
        with asking_s3(f"looking at {key}"):
            head = client.head_object(
                Bucket=bucket, Key=key, VersionId=version_id, ChecksumMode="ENABLED"
            )
    except Absent:
        return None
    found = _recorded_hash(head)
    if found is None:
        # It was written without a checksum, or in parts: only its bytes tell.
        chunks = read_version(client, bucket=bucket, key=key, version_id=version_id)
        if chunks is None:
            return None
        found = sha256_of(chunks)
    return StoredVersion(
        version_id=version_id,
        size=head["ContentLength"],
        sha256=found,
        locked_until=_locked_until(head),
    )


def _recorded_hash(head: "HeadObjectOutputTypeDef") -> str | None:
    checksum = head.get("ChecksumSHA256")
    whole = head.get("ChecksumType", "FULL_OBJECT") == "FULL_OBJECT"
    return from_s3(checksum) if checksum and whole else None


def _locked_until(head: "HeadObjectOutputTypeDef") -> datetime | None:
    if head.get("ObjectLockMode") != "COMPLIANCE":
        return None
    return head.get("ObjectLockRetainUntilDate")
